//! `plugin.yaml`, checked: who the plugin is, where it applies, which facts it asks for, which settings it has, what it rests on.

use super::asked_in::AskedIn;
use super::outcome::Text;
use super::snapshot::{FactValue, Settings, Snapshot, Values};
use super::walk::suggestion;
use serde::{Deserialize, Serialize};

/// A plugin's manifest. Made by [`Manifest::read`] alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Manifest {
    pub(super) file: String,
    pub(super) id: String,
    pub(super) version: String,
    pub(super) title: Text,
    pub(super) description: Text,
    pub(super) sectors: Vec<String>,
    pub(super) countries: Vec<String>,
    pub(super) questionnaires: Vec<Questionnaire>,
    pub(super) facts: Vec<Field>,
    pub(super) settings: Vec<Field>,
    pub(super) sources: Vec<Source>,
}

/// A questionnaire that a plugin was written for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Questionnaire {
    /// Its id.
    pub id: String,
    /// Its major version.
    pub major: u64,
}

/// A fact that a plugin asks for, or a setting that a consultant may change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// The name in `ctx.facts` or `ctx.settings`.
    pub id: String,
    /// What it may hold.
    pub kind: Kind,
    /// The question put to the client, or what the setting does.
    pub text: Text,
    /// Why it is asked.
    pub why: Option<Text>,
    /// What a number counts.
    pub unit: Option<Text>,
    /// A setting's value where the assessment gives none; facts have no default.
    pub default: Option<FactValue>,
    /// The questions whose answers settle a fact that the assessment does not state; settings have none.
    pub asked_in: Vec<AskedIn>,
}

/// The type of a field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number(Bounds),
    /// A whole number.
    Integer(Bounds),
    /// One of a few options.
    Choice(Vec<Choice>),
    /// Free text.
    Text,
}

/// The ends of a number's range, both allowed.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Bounds {
    /// Lowest.
    pub min: Option<f64>,
    /// Highest.
    pub max: Option<f64>,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What the assessment writes.
    pub id: String,
    /// What the client reads.
    pub text: Text,
}

/// What a rule rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name that rules cite.
    pub id: String,
    /// Author, title, date.
    pub citation: Text,
    /// Where it can be read.
    pub url: Option<String>,
    /// Year of publication.
    pub year: Option<u16>,
    /// How sure it is.
    pub status: Status,
}

/// How sure a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, schemars::JsonSchema, Serialize, Deserialize)]
pub enum Status {
    /// Read at its source.
    #[serde(rename = "confirmed")]
    Confirmed,
    /// A consultant's own judgement.
    #[serde(rename = "consultant's choice")]
    ConsultantsChoice,
    /// Widely known, not read at its source.
    #[serde(rename = "general knowledge")]
    GeneralKnowledge,
}

/// Why a plugin has nothing to say about an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotFor {
    /// Another sector, or none stated.
    Sector,
    /// Another country, or none stated.
    Country,
    /// Another questionnaire, or another major version of it.
    Questionnaire,
}

impl Manifest {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its version, as `1.2.3`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Its name for readers.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// What it does.
    pub fn description(&self) -> &Text {
        &self.description
    }

    /// The facts it asks for, in its own order.
    pub fn facts(&self) -> &[Field] {
        &self.facts
    }

    /// The settings it has, in its own order.
    pub fn settings(&self) -> &[Field] {
        &self.settings
    }

    /// Sectors that it is made for; empty for all.
    pub fn sectors(&self) -> &[String] {
        &self.sectors
    }

    /// Countries that it is made for, ISO 3166; empty for all.
    pub fn countries(&self) -> &[String] {
        &self.countries
    }

    /// Questionnaires that it speaks of; empty for all.
    pub fn questionnaires(&self) -> &[Questionnaire] {
        &self.questionnaires
    }

    /// What its rules rest on.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The path of its `main.lua`: beside `plugin.yaml`.
    pub fn main_file(&self) -> String {
        match self.file.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/main.lua"),
            None => "main.lua".to_owned(),
        }
    }

    /// Whether it is made for a sector. An empty list in the manifest means all.
    pub fn is_for_sector(&self, sector: &str) -> bool {
        self.sectors.is_empty() || self.sectors.iter().any(|s| s == sector)
    }

    /// Whether it applies to an assessment. An empty list in the manifest means all.
    ///
    /// # Errors
    /// Why not.
    pub fn applies(&self, shown: &Snapshot) -> Result<(), NotFor> {
        let listed =
            |list: &[String], given: Option<&String>| list.is_empty() || given.is_some_and(|g| list.contains(g));
        if !listed(&self.sectors, shown.organisation.sector.as_ref()) {
            return Err(NotFor::Sector);
        }
        if !listed(&self.countries, shown.organisation.country.as_ref()) {
            return Err(NotFor::Country);
        }
        let fits = |q: &Questionnaire| q.id == shown.questionnaire && q.major == shown.major;
        if self.questionnaires.is_empty() || self.questionnaires.iter().any(fits) {
            Ok(())
        } else {
            Err(NotFor::Questionnaire)
        }
    }

    /// The defaults with a consultant's changes over them.
    ///
    /// # Errors
    /// One sentence a setting that does not exist or does not fit.
    pub fn settle(&self, changes: &Settings) -> Result<Values, Vec<String>> {
        let mut faults = Vec::new();
        for (id, value) in changes {
            match self.settings.iter().find(|setting| setting.id == *id) {
                None => {
                    let near = suggestion(id, self.settings.iter().map(|s| s.id.as_str()));
                    faults.push(format!("the plugin `{}` has no setting `{id:.60}`{near}", self.id));
                }
                Some(setting) => faults.extend(setting.check(value).err()),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let value = |s: &Field| changes.get(&s.id).or(s.default.as_ref()).cloned();
        Ok(self.settings.iter().filter_map(|s| Some((s.id.clone(), value(s)?))).collect())
    }

    /// Holds given facts against the declarations; facts of other plugins are not its business.
    ///
    /// # Errors
    /// One sentence a fact that does not fit.
    pub fn check_facts(&self, given: &Values) -> Result<(), Vec<String>> {
        let faults: Vec<String> =
            self.facts.iter().filter_map(|field| field.check(given.get(&field.id)?).err()).collect();
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

impl Field {
    /// Whether a value fits.
    ///
    /// # Errors
    /// What does not fit, in one sentence.
    pub fn check(&self, value: &FactValue) -> Result<(), String> {
        let id = &self.id;
        match (&self.kind, value) {
            (Kind::Boolean, FactValue::Boolean(_)) | (Kind::Text, FactValue::Text(_)) => Ok(()),
            (Kind::Boolean, _) => Err(format!("`{id}` is `true` or `false`")),
            (Kind::Text, _) => Err(format!("`{id}` is a text")),
            (Kind::Number(bounds), FactValue::Number(n)) => bounds.check(id, *n),
            (Kind::Integer(bounds), FactValue::Number(n)) if n.fract() == 0.0 => bounds.check(id, *n),
            (Kind::Number(_), _) => Err(format!("`{id}` is a number")),
            (Kind::Integer(_), _) => Err(format!("`{id}` is a whole number")),
            (Kind::Choice(choices), FactValue::Text(text)) if choices.iter().any(|c| c.id == *text) => Ok(()),
            (Kind::Choice(choices), given) => {
                let ids: Vec<&str> = choices.iter().map(|c| c.id.as_str()).collect();
                let near = match given {
                    FactValue::Text(text) => suggestion(text, ids.iter().copied()),
                    _ => format!("; known here: {}", ids.join(", ")),
                };
                Err(format!("`{id}` is one of its options{near}"))
            }
        }
    }
}

impl Bounds {
    fn check(self, id: &str, n: f64) -> Result<(), String> {
        if !n.is_finite() {
            return Err(format!("`{id}` is a finite number"));
        }
        match (self.min, self.max) {
            (Some(min), _) if n < min => Err(format!("`{id}`: {n} is below {min}")),
            (_, Some(max)) if n > max => Err(format!("`{id}`: {n} is above {max}")),
            _ => Ok(()),
        }
    }
}
