//! The peers of a batch, column by column: a pool of a million rows takes seventy bytes each.

use super::column::{Column, Kept};
use super::eight::hash;
use super::names::Names;
use super::profiles::{Key, Profiles};
use super::scores::Scores;
use std::collections::HashMap;

/// Peers, column by column.
#[derive(Debug, Clone)]
pub struct Peers {
    /// What the numbers of the cells stand for.
    pub names: Names,
    /// The distinct sectors × countries × sizes.
    pub(super) cells: Vec<Key>,
    /// By peer: its cell.
    pub(super) cell: Vec<u32>,
    /// By peer: its id's hash.
    pub(super) ids: Vec<u64>,
    /// By metric, the domains and then overall.
    pub(super) scores: Vec<Column>,
    numbers: HashMap<Key, u32>,
}

impl Peers {
    /// None yet, in the sectors, countries and sizes of `profiles`; `metrics` is the number of domains and one.
    pub fn new(profiles: &Profiles, metrics: usize) -> Self {
        Self {
            names: profiles.names.clone(),
            cells: Vec::new(),
            cell: Vec::new(),
            ids: Vec::new(),
            scores: vec![Column::new(); metrics],
            numbers: HashMap::new(),
        }
    }

    /// The organisations of a batch, as each other's peers.
    pub fn of_batch(scores: &Scores, profiles: &Profiles) -> Self {
        let mut peers = Self::new(profiles, scores.metrics());
        for organisation in scores.kept() {
            let id = &scores.organisations()[organisation].id;
            let cell = peers.cell_number(profiles.get(id).map_or(Key::default(), |profile| profile.key));
            let figures = scores.figures(organisation).iter().map(super::Figure::score);
            peers.push(id.as_bytes(), cell, figures);
        }
        peers
    }

    /// Adds a peer: its id, its sector, country and size (blank where not known), its scores 0–100 by domain and the overall last.
    pub fn add(&mut self, id: &str, profile: [&str; 3], scores: impl Iterator<Item = Option<f64>>) {
        let key = profile.map(|name| self.names.number(name));
        let cell = self.cell_number(key);
        self.push(id.as_bytes(), cell, scores);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    fn push(&mut self, id: &[u8], cell: u32, scores: impl Iterator<Item = Option<f64>>) {
        self.ids.push(hash(id));
        self.cell.push(cell);
        for (column, score) in self.scores.iter_mut().zip(scores) {
            column.push(Kept::new(score));
        }
    }

    /// The number of a cell.
    pub(super) fn cell_number(&mut self, key: Key) -> u32 {
        let next = u32::try_from(self.cells.len()).expect("fewer cells than peers");
        let cells = &mut self.cells;
        *self.numbers.entry(key).or_insert_with(|| {
            cells.push(key);
            next
        })
    }
}
