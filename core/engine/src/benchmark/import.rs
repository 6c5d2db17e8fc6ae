//! A table of organisations read for a pool's file: every fault at its row and column, nothing passed over in silence.

use super::pool::{COLUMNS, method_named, version_of};
use super::{Entry, Identity};
use crate::answers::SheetFaults;
use crate::diagnostic::{Diagnostics, Place, Source, did_you_mean};
use crate::questionnaire::{Questionnaire, Version};
use csv::StringRecord;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Finds a questionnaire by its id.
pub type Finder<'a> = dyn Fn(&str) -> Option<Questionnaire> + 'a;

/// What a row's questionnaire and version mean for its columns.
struct Model {
    questionnaire: Arc<str>,
    version: Version,
    perspectives: Vec<String>,
    /// The domains under their names in this version, and the fields that hold them.
    domains: Arc<[String]>,
    fields: Vec<usize>,
}

/// Reads a table in the pool's columns ([`super::read_pool`]) and, where it has it, `respondents`; gives each row to `each`. Rows with
/// faults are told and left out.
pub fn read_entries(source: &Source, find: &Finder, faults: &mut Diagnostics, mut each: impl FnMut(Entry)) {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let mut found = SheetFaults::new(source, text, b',');
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect::<Vec<_>>(),
        Err(error) => {
            found.whole_error("csv-row", Place::new(1, 1), (error.to_string(), None));
            return found.finish(faults);
        }
    };
    let Some(table) = Table::new(header, &mut found) else { return found.finish(faults) };
    let mut rows = Rows { table, find, models: BTreeMap::new(), seen: BTreeSet::new(), sectors: BTreeMap::new() };
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                if let Some(entry) = rows.entry(&record, &mut found) {
                    each(entry);
                }
            }
            Err(error) => {
                let line = error.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
                let hint = "each row needs as many fields as the header".to_owned();
                found.whole_error("csv-row", Place::new(line, 1), (error.to_string(), Some(hint)));
            }
        }
    }
    rows.unused(&mut found);
    found.finish(faults);
}

/// Where the columns stand.
struct Table {
    header: Vec<String>,
    fixed: [usize; 7],
    overall: usize,
    perspective: Option<usize>,
    respondents: Option<usize>,
}

impl Table {
    fn new(header: Vec<String>, found: &mut SheetFaults) -> Option<Self> {
        let at = |name: &str| header.iter().position(|known| known == name);
        let mut missing = |name: &str| {
            let message = format!("the pool lacks the column `{name}`");
            found.whole_error("pool-column-missing", Place::new(1, 1), (message, None));
            None
        };
        let fixed = COLUMNS.map(|name| at(name).or_else(|| missing(name)));
        let overall = at("overall").or_else(|| missing("overall"));
        for (column, name) in header.iter().enumerate() {
            if header[..column].contains(name) {
                let message = format!("the column `{name}` stands twice");
                found.whole_error("pool-column-twice", Place::new(1, 1), (message, None));
            }
        }
        if found.has_errors() {
            return None;
        }
        let (perspective, respondents) = (at("perspective"), at("respondents"));
        Some(Self {
            fixed: fixed.map(|at| at.expect("all are there")),
            overall: overall?,
            perspective,
            respondents,
            header,
        })
    }
}

struct Rows<'a> {
    table: Table,
    find: &'a Finder<'a>,
    models: BTreeMap<String, Option<Model>>,
    seen: BTreeSet<String>,
    /// Sectors as they are written, by what they are when letters alone count.
    sectors: BTreeMap<String, String>,
}

impl Rows<'_> {
    fn entry(&mut self, record: &StringRecord, found: &mut SheetFaults) -> Option<Entry> {
        let [id_at, sector_at, country_at, size_at, reference_at, date_at, method_at] = self.table.fixed;
        let text = |field: usize| record.get(field).unwrap_or_default().trim();
        let mut sound = true;
        let mut refuse = |code, field, message: String, hint: Option<&str>| {
            found.error(code, (record, field), message, hint.map(str::to_owned));
            sound = false;
        };
        let id = text(id_at);
        if id.is_empty() {
            refuse("pool-id", id_at, "a row needs an `id`".to_owned(), None);
        } else if !self.seen.insert(id.to_owned()) {
            refuse("pool-duplicate", id_at, format!("the table holds `{id}` twice"), None);
        }
        let date = text(date_at);
        if !is_date(date) {
            let message = format!("`date` is `{date}`: a day, a month or a year is needed");
            refuse("pool-date", date_at, message, Some("write 2026-10-15, 2026-10 or 2026"));
        }
        let word = text(method_at);
        let method = method_named(word);
        if method.is_none() && !word.is_empty() {
            let message = format!("`method` is `{word}`: it is self, facilitated or third-party, or blank");
            refuse("pool-method", method_at, message, None);
        }
        let respondents = self.table.respondents.filter(|field| !text(*field).is_empty()).and_then(|field| {
            let number = text(field).parse().ok().filter(|n| *n > 0_usize);
            if number.is_none() {
                refuse(
                    "pool-respondents",
                    field,
                    format!("`respondents` is `{}`: a whole number from 1", text(field)),
                    None,
                );
            }
            number
        });
        let reference = text(reference_at);
        if !self.models.contains_key(reference) {
            let model = model(reference, self.find, &self.table.header);
            if let Err((message, hint)) = &model {
                refuse("pool-questionnaire", reference_at, message.clone(), Some(hint));
            }
            self.models.insert(reference.to_owned(), model.ok());
        }
        let mut score = |field: usize| match score(text(field)) {
            Ok(score) => score,
            Err(hint) => {
                let message =
                    format!("`{}` is `{}`: a score is a number from 0 to 100", self.table.header[field], text(field));
                refuse("pool-score", field, message, hint);
                None
            }
        };
        let overall = score(self.table.overall);
        let model = self.models[reference].as_ref();
        let scores: Vec<_> = model.map_or_else(Vec::new, |model| model.fields.iter().map(|f| score(*f)).collect());
        let perspective = self.table.perspective.map_or("", text);
        if let Some(model) =
            model.filter(|m| !perspective.is_empty() && !m.perspectives.iter().any(|p| p == perspective))
        {
            let message = format!("`{}` has no perspective `{perspective}`", model.questionnaire);
            let field = self.table.perspective.expect("it is not blank");
            let near = did_you_mean(perspective, model.perspectives.iter().map(String::as_str));
            refuse("pool-perspective", field, message, near.map(|near| format!("did you mean `{near}`?")).as_deref());
        }
        let sector = text(sector_at);
        let letters: String = sector.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let known = self.sectors.entry(letters).or_insert_with(|| sector.to_owned());
        if known != sector {
            let message = format!("`{sector}` here, `{known}` above: they count as two sectors");
            let hint = Some("write a sector the same way in every row".to_owned());
            found.warning("pool-sector-spelt", (record, sector_at), message, hint);
        }
        let model = model.filter(|_| sound)?;
        Some(Entry {
            who: Identity::Imported(id.to_owned()),
            questionnaire: model.questionnaire.clone(),
            version: model.version,
            perspective: perspective.to_owned(),
            place: [sector, text(country_at), text(size_at)].map(str::to_owned),
            date: date.to_owned(),
            method,
            respondents,
            overall,
            domains: model.domains.clone(),
            scores,
        })
    }

    /// Columns that no row's questionnaire knows are not kept.
    fn unused(&self, found: &mut SheetFaults) {
        let models = || self.models.values().flatten();
        let known = |name: &String| {
            COLUMNS.contains(&name.as_str()) || ["overall", "perspective", "respondents"].contains(&name.as_str())
        };
        for (column, name) in self.table.header.iter().enumerate() {
            if !known(name) && models().next().is_some() && !models().any(|m| m.fields.contains(&column)) {
                let message = format!("the column `{name}` is no domain of these questionnaires: it is left out");
                found.whole("pool-column-unknown", Place::new(1, 1), message);
            }
        }
    }
}

/// What `id@version` means for the columns; else what is wrong with it and how to mend it.
fn model(reference: &str, find: &Finder, header: &[String]) -> Result<Model, (String, String)> {
    let hint = "name it as id@version: forrester-six-domains@1.0".to_owned();
    let Some((id, version)) = version_of(reference) else {
        return Err((format!("`questionnaire` is `{reference}`: an id with its version is needed"), hint));
    };
    let Some(questionnaire) = find(id) else {
        let message = format!("there is no questionnaire `{id}`");
        return Err((message, "`palier questionnaire list` tells those that there are".to_owned()));
    };
    let then = questionnaire.domains.iter().filter_map(|d| questionnaire.id_in(&d.id, version));
    let then = then.filter_map(|id| Some((id.to_owned(), header.iter().position(|known| known == id)?)));
    let (domains, fields): (Vec<String>, Vec<usize>) = then.unzip();
    let perspectives = questionnaire.perspectives.iter().map(|p| p.id.clone()).collect();
    Ok(Model { questionnaire: id.into(), version, perspectives, domains: domains.into(), fields })
}

/// A score, none where blank; else what may help.
fn score(text: &str) -> Result<Option<f64>, Option<&'static str>> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<f64>() {
        Ok(score) if (0.0..=100.0).contains(&score) => Ok(Some(score)),
        _ if text.contains(',') => Err(Some("write decimals with a point: 49.1")),
        _ => Err(None),
    }
}

/// A year, a month or a day.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, length: usize, to: u32| {
        part.len() == length
            && part.bytes().all(|b| b.is_ascii_digit())
            && (1..=to).contains(&part.parse().unwrap_or(0))
    };
    let bounds = [(4, 9999), (2, 12), (2, 31)];
    parts.len() <= 3 && parts.iter().zip(bounds).all(|(part, (length, to))| number(part, length, to))
}
