//! From a pool's file to norms, and to the text that is handed on.

use super::{DECILE_PEERS, EXTREME_PEERS, NormCell, Norms, QUARTILE_PEERS, Quantiles};
use crate::benchmark::cells::{Dimension, hidden};
use crate::benchmark::column::Column;
use crate::benchmark::store::View;
use crate::benchmark::{PeerCell, PoolError, Store};
use crate::questionnaire::Questionnaire;
use std::fmt::Write as _;

/// The order in which cells are parted.
const PARTED: [Dimension; 3] = [Dimension::Sector, Dimension::Country, Dimension::Size];

fn tenths(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

fn quantiles(column: &mut Column) -> Result<Option<Quantiles>, PoolError> {
    let n = column.len();
    if n < QUARTILE_PEERS {
        return Ok(None);
    }
    let mut at = |p: f64| column.quantile(p).map(tenths);
    let quartiles = [at(0.25)?, at(0.5)?, at(0.75)?];
    let deciles = if n >= DECILE_PEERS {
        let mut cuts = [0.0; 9];
        for (cut, i) in cuts.iter_mut().zip(1..) {
            *cut = at(f64::from(i) / 10.0)?;
        }
        Some(cuts)
    } else {
        None
    };
    let extremes = if n >= EXTREME_PEERS { Some([at(0.0)?, at(1.0)?]) } else { None };
    Ok(Some(Quantiles { quartiles, deciles, extremes }))
}

impl Store {
    /// The norms of a questionnaire's major version from one point of view; no cells where the pool holds too few.
    ///
    /// # Errors
    /// When the pool cannot be read.
    pub fn norms(&self, questionnaire: &Questionnaire, perspective: Option<&str>) -> Result<Norms, PoolError> {
        let view = self.view(questionnaire, perspective, None)?;
        let mut cells = Vec::new();
        let all = PeerCell { peers: view.column(&PeerCell::ALL, None)?.len(), ..PeerCell::ALL };
        add(&view, (questionnaire, &all), &PARTED, &mut cells)?;
        let years = if cells.is_empty() { None } else { view.years(&all)? };
        let years = years.map_or_else(String::new, |(a, b)| if a == b { b } else { format!("{a}–{b}") });
        Ok(Norms { years, cells })
    }
}

/// A cell and those within it; none where it is too small to be told.
fn add(
    view: &View,
    (questionnaire, cell): (&Questionnaire, &PeerCell),
    parted: &[Dimension],
    cells: &mut Vec<NormCell>,
) -> Result<(), PoolError> {
    let Some(overall) = quantiles(&mut view.column(cell, None)?)? else { return Ok(()) };
    let domain = |d: usize| quantiles(&mut view.column(cell, Some(d))?);
    let domains = (0..questionnaire.domains.len()).map(domain).collect::<Result<_, _>>()?;
    cells.push(NormCell { cell: cell.clone(), overall, domains });
    let Some((by, within)) = parted.split_first() else { return Ok(()) };
    let parts = view.parts(cell, *by)?;
    let hidden = hidden(&parts.values().copied().collect::<Vec<_>>());
    for ((name, peers), _) in parts.into_iter().zip(hidden).filter(|((name, _), hidden)| !hidden && !name.is_empty()) {
        let mut part = PeerCell { peers, ..cell.clone() };
        *by.slot(&mut part) = Some(name);
        add(view, (questionnaire, &part), within, cells)?;
    }
    Ok(())
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("text is plain data")
}

fn listed(numbers: &[f64]) -> String {
    format!("[{}]", numbers.iter().map(f64::to_string).collect::<Vec<_>>().join(", "))
}

fn line(quantiles: &Quantiles) -> String {
    let mut out = format!("{{quartiles: {}", listed(&quantiles.quartiles));
    if let Some(deciles) = &quantiles.deciles {
        let _ = write!(out, ", deciles: {}", listed(deciles));
    }
    if let Some(extremes) = &quantiles.extremes {
        let _ = write!(out, ", extremes: {}", listed(extremes));
    }
    out + "}"
}

impl Norms {
    /// Whether there is nothing to hand on.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The file, as [`read_norms`](super::read_norms) reads it.
    pub fn to_yaml(&self, questionnaire: &Questionnaire, perspective: Option<&str>) -> String {
        let mut out = format!("palier: 1\nnorms: {}\n", quoted(&questionnaire.reference()));
        if let Some(perspective) = perspective {
            let _ = writeln!(out, "perspective: {}", quoted(perspective));
        }
        let _ = writeln!(out, "years: {}\ncells:", quoted(&self.years));
        for cell in &self.cells {
            let named = [("sector", &cell.cell.sector), ("country", &cell.cell.country), ("size", &cell.cell.size)];
            let named =
                named.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}, ", quoted(value.as_ref()?))));
            let _ = writeln!(
                out,
                "  - {}",
                "cell: {".to_owned() + &named.collect::<String>() + &format!("peers: {}}}", cell.cell.peers)
            );
            let _ = writeln!(out, "    overall: {}", line(&cell.overall));
            let domains = questionnaire.domains.iter().zip(&cell.domains);
            let told: Vec<_> = domains.filter_map(|(domain, q)| Some((domain, q.as_ref()?))).collect();
            if !told.is_empty() {
                out += "    domains:\n";
            }
            for (domain, quantiles) in told {
                let _ = writeln!(out, "      {}: {}", domain.id, line(quantiles));
            }
        }
        out
    }
}
