//! Reports for the organisations of a batch: each as from an assessment of its own, made in memory from its rows. What all of them share is
//! read once.

use super::design::Design;
use super::library::{Folder, Library, hexadecimal};
use super::load::Loaded;
use super::run::{Assessed, assess};
use super::studio::{Reports, Studio};
use crate::answers::{
    Assessment, Group, Method, Organisation, Population, ReportRequest, RespondentSet, SheetContext, read_sheet,
};
use crate::batch::{Profiles, Rows, Standings};
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::locale::{Day, Locale};
use crate::questionnaire::{Questionnaire, Text};
use crate::report::External;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What the reports of a batch share.
pub struct SeriesInputs<'a> {
    /// The questionnaire that was answered, and its files.
    pub questionnaire: (&'a Folder, &'a Questionnaire),
    /// The point of view of those who answered, where the questionnaire has several.
    pub perspective: Option<usize>,
    /// Who the organisations are.
    pub profiles: &'a Profiles,
    /// Where they stand.
    pub standings: Standings<'a>,
    /// Whether the peers come from a pool; else the organisations are each other's.
    pub pooled: bool,
    /// The template, as read and as ready.
    pub design: &'a Design,
    /// The template and the fonts.
    pub studio: &'a Studio,
    /// The template's id.
    pub template: &'a str,
    /// The language.
    pub locale: Locale,
    /// The day that the reports bear.
    pub date: Day,
    /// How faults name the file of answers.
    pub path: &'a str,
}

/// The reports of a batch, to be made one by one on any number of [`Desk`]s.
pub struct Series<'a> {
    of: SeriesInputs<'a>,
    /// A hash of what all reports rest on.
    shared: String,
}

/// Where one report after the other is made.
pub struct Desk<'a> {
    series: &'a Series<'a>,
    loaded: Loaded,
}

impl<'a> Series<'a> {
    /// Hashes what is shared.
    pub fn new(of: SeriesInputs<'a>) -> Self {
        let (folder, _) = of.questionnaire;
        let all = (env!("CARGO_PKG_VERSION"), folder.sha256(), of.perspective, of.design.sha256());
        let shared = format!("{:?}", (all, of.template, of.locale.tag(), of.date, of.pooled));
        Self { of, shared }
    }

    /// A hash of all that an organisation's report rests on: its rows and profile, its peers, the questionnaire, the template, the language,
    /// the date, and Palier's version.
    pub fn inputs(&self, rows: &Rows) -> String {
        let mut hash = Sha256::new();
        hash.update(format!("{:?}", (&self.shared, self.organisation(rows), rows.text.len())));
        hash.update(&rows.text);
        self.of.standings.digest(rows.organisation, &mut hash);
        hexadecimal(hash.finalize().as_slice())
    }

    /// A place to work at, for one thread.
    pub fn desk(&'a self) -> Desk<'a> {
        let (folder, questionnaire) = self.of.questionnaire;
        let report = ReportRequest { template: self.of.template.to_owned(), ..ReportRequest::plain(self.of.locale) };
        let assessment = Assessment {
            organisation: Organisation {
                name: String::new(),
                sector: None,
                country: None,
                size: None,
                fictional: false,
            },
            date: self.of.date,
            wave: 1,
            sets: Vec::new(),
            facts: BTreeMap::new(),
            gates: BTreeMap::new(),
            metrics: Vec::new(),
            target: None,
            benchmark: None,
            plugins: Vec::new(),
            journeys: Vec::new(),
            report,
        };
        let external = (!folder.embedded).then(|| External::new(folder.name.clone(), folder.sha256()));
        let loaded = Loaded {
            assessment,
            questionnaires: vec![questionnaire.clone()],
            models: Vec::new(),
            plugins: Vec::new(),
            answered: BTreeMap::new(),
            peers: None,
            previous: Vec::new(),
            design: self.of.design.clone(),
            externals: external.into_iter().collect(),
            library: Library::embedded(),
            source: Source::new(self.of.path, ""),
        };
        Desk { series: self, loaded }
    }

    fn organisation(&self, rows: &Rows) -> Organisation {
        let profile = self.of.profiles.get(&rows.id);
        let key = profile.map(|profile| profile.key).unwrap_or_default();
        let [sector, country, size] = key.map(|number| Some(self.of.profiles.names.name(number?).to_owned()));
        let name = profile.and_then(|profile| profile.name.as_deref()).unwrap_or(&rows.id).to_owned();
        Organisation { name, sector, country, size, fictional: false }
    }
}

impl Desk<'_> {
    /// An organisation's report in both forms.
    ///
    /// # Errors
    /// As [`Studio::reports`]; or rows that an assessment could not be made from.
    pub fn report(&mut self, rows: &Rows) -> Result<Reports, Vec<Diagnostic>> {
        let assessed = self.assess(rows)?;
        self.compose(&assessed)
    }

    /// Makes an organisation's rows the assessment at hand, and gives its figures.
    ///
    /// # Errors
    /// Rows that an assessment could not be made from.
    pub fn assess(&mut self, rows: &Rows) -> Result<Vec<Assessed>, Vec<Diagnostic>> {
        let of = &self.series.of;
        self.loaded.assessment.organisation = self.series.organisation(rows);
        self.loaded.assessment.sets = vec![self.set(rows)?];
        let mut assessed = assess(&self.loaded)?;
        let leading = &mut assessed[0];
        leading.benchmark = of.standings.benchmark(rows.organisation, &leading.measured);
        if let Some(benchmark) = leading.benchmark.as_mut().filter(|_| !of.pooled) {
            benchmark.title = Some(Text::new(of.locale, of.design.messages(of.locale).get("pool-batch")));
            benchmark.year = of.date.year.to_string();
        }
        Ok(assessed)
    }

    /// The report of the assessment at hand.
    ///
    /// # Errors
    /// As [`Studio::reports`].
    pub fn compose(&self, assessed: &[Assessed]) -> Result<Reports, Vec<Diagnostic>> {
        self.series.of.studio.reports(&self.loaded, assessed, true)
    }

    /// The organisation's rows as its one set of answers.
    fn set(&self, rows: &Rows) -> Result<RespondentSet, Vec<Diagnostic>> {
        let of = &self.series.of;
        let (_, questionnaire) = of.questionnaire;
        let group = |id: &String| Group {
            id: id.clone(),
            title: Text::new(of.locale, id.as_str()),
            audience: None,
            invited: None,
        };
        let groups: Vec<Group> = rows.groups.iter().map(group).collect();
        let sector = self.loaded.assessment.organisation.sector.as_deref();
        let context = SheetContext { questionnaire, groups: &groups, sector, perspective: of.perspective };
        // Warnings were told of the whole file.
        let mut faults = Diagnostics::new();
        let sheet = read_sheet(&Source::new(of.path, rows.text.as_str()), context, &mut faults);
        let Some(sheet) = sheet else { return Err(faults.into_sorted()) };
        let view = of.perspective.map_or("", |view| &questionnaire.perspectives[view].id);
        let population = Population::of_perspective(view);
        Ok(RespondentSet {
            questionnaire: 0,
            method: Method::SelfAssessed,
            perspective: of.perspective,
            period: None,
            groups,
            population,
            minimum: population.minimum(),
            sheet,
            notes: BTreeMap::new(),
        })
    }
}
