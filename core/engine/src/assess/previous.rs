//! Earlier waves of an assessment: each is an assessment of its own, read, checked and scored like the present one.

use super::load::{Loaded, load};
use super::run::assess;
use crate::answers;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::scoring::Wave;
use crate::yaml::{self, Value};
use std::path::{Path, PathBuf};

/// More would not fit side by side.
pub const MOST_WAVES: usize = 8;

impl Loaded {
    /// Compares the leading set with earlier waves. Faults of their files go to `faults`; then nothing changes.
    ///
    /// # Errors
    /// When an assessment's own file cannot be read: its path, and why.
    pub fn with_previous(
        &mut self,
        files: &[PathBuf],
        faults: &mut Diagnostics,
    ) -> Result<(), (PathBuf, std::io::Error)> {
        let before = faults.errors();
        if files.len() >= MOST_WAVES {
            let message = format!("a report compares at most {MOST_WAVES} waves, this one included");
            faults.push(Diagnostic::file_error("too-many-waves", files[MOST_WAVES - 1].display().to_string(), message));
        }
        let mut waves: Vec<Wave> = Vec::new();
        for file in files {
            let failed = |error| (file.clone(), error);
            let Some(earlier) = load(file, faults).map_err(failed)? else { continue };
            let source = source(file).map_err(failed)?;
            let Some(wave) = self.wave(&earlier, &source, faults) else { continue };
            if waves.iter().any(|known| known.date == wave.date) {
                let message = "two earlier waves have the same date";
                let place = place(&source, "date");
                faults.push(Diagnostic::error("wave-twice", &source, place, message).hint("name each wave once"));
            }
            waves.push(wave);
        }
        if faults.errors() == before {
            waves.sort_by_key(|wave| wave.date);
            self.previous = waves;
        }
        Ok(())
    }

    fn wave(&self, earlier: &Self, source: &Source, faults: &mut Diagnostics) -> Option<Wave> {
        let before = faults.errors();
        let mut refuse = |code, name, message: String, hint: &str| {
            faults.push(Diagnostic::error(code, source, place(source, name), message).hint(hint));
        };
        let (set, then) = (&self.assessment.sets[0], &earlier.assessment);
        let (questionnaire, old) =
            (&self.questionnaires[set.questionnaire], &earlier.questionnaires[then.sets[0].questionnaire]);
        if (&old.id, old.version.major) != (&questionnaire.id, questionnaire.version.major) {
            let message = format!(
                "this wave asked {}@{}, the present one {}@{}: their scores do not mean the same",
                old.id, old.version.major, questionnaire.id, questionnaire.version.major
            );
            refuse(
                "other-questionnaire",
                "questionnaires",
                message,
                "compare waves of one questionnaire and major version",
            );
        }
        let named = |set: &crate::answers::RespondentSet, of: &crate::questionnaire::Questionnaire| {
            set.perspective.map(|p| of.perspectives[p].id.clone())
        };
        if old.id == questionnaire.id && named(set, questionnaire) != named(&then.sets[0], old) {
            let hint = "let the same point of view come first in both";
            refuse("other-perspective", "respondents", "this wave is led by another point of view".to_owned(), hint);
        }
        if then.date >= self.assessment.date {
            let message = "this wave is not earlier than the present one".to_owned();
            refuse("wave-not-earlier", "date", message, "an earlier wave has an earlier `date`");
        }
        if then.organisation.name != self.assessment.organisation.name {
            let message = format!(
                "this wave is about “{}”, the present one about “{}”",
                then.organisation.name, self.assessment.organisation.name
            );
            faults.push(
                Diagnostic::warning("other-organisation", source, place(source, "organisation"), message)
                    .hint("they are compared all the same, since organisations change their names"),
            );
        }
        if faults.errors() > before {
            return None;
        }
        match assess(earlier) {
            Ok(assessed) => {
                let figures = (&assessed[0].measured, &assessed[0].adjusted);
                Some(Wave::of(questionnaire, then.date, (old, &then.sets[0]), figures))
            }
            Err(found) => {
                faults.extend(found);
                None
            }
        }
    }
}

fn source(file: &Path) -> std::io::Result<Source> {
    let shown = file.display().to_string();
    let text = String::from_utf8_lossy(&std::fs::read(file)?).into_owned();
    Ok(answers::text(&shown, text.into_bytes()).unwrap_or_else(|_| Source::new(shown, "")))
}

/// Where a field of the assessment is written, for faults about it.
fn place(source: &Source, name: &str) -> Place {
    let node = yaml::parse(source, &mut Diagnostics::new());
    let Some(Value::Map(fields)) = node.as_ref().map(|node| &node.value) else { return Place::default() };
    fields.iter().find(|(key, _)| key.name == name).map_or_else(Place::default, |(_, value)| value.place)
}
