//! The typed, localised content of a report, composed from the figures.
//!
//! Figures come in through [`Facts`], gathered once in the report's language; each page is composed from them in a file of its own.
//! A headline never claims what an interval denies, and what is absent says why.

mod agreement;
mod annex;
mod benchmark;
mod brief;
mod composer;
mod cover;
mod decisions;
mod detail;
mod domain;
mod draw;
mod extension;
mod facts;
mod gather;
mod groups;
mod importance;
mod indicative;
mod journey;
mod league;
mod metric;
mod model;
mod others;
mod priorities;
mod profile;
mod replies;
mod roadmap;
mod rules;
mod scope;
mod sheets;
mod sides;
mod stage;
mod summary;
mod surveys;
#[cfg(test)]
mod tests;
mod trend;
mod unscored;
mod verdict;
mod voice;
mod words;

pub use facts::{External, Facts};
pub use gather::{Inputs, OtherSet, band_names, gather};
pub use league::{LeagueInputs, compose_league};
pub use model::*;
pub use words::{Words, check_words, ids, placeholders};

use crate::chart::Theme;

use composer::Composer;

/// A sheet for every planned action, also for those that a report has no page for.
pub fn action_sheets(facts: &Facts, words: &Words, theme: &Theme) -> Vec<Sheet> {
    sheets::every(&Composer::new(facts, words, theme))
}

/// Composes the whole report.
pub fn compose(facts: &Facts, words: &Words, theme: &Theme) -> Report {
    let composer = Composer::new(facts, words, theme);
    // In reading order: figures take their numbers as they come.
    let summary = summary::compose(&composer);
    let scope = scope::compose(&composer);
    let stage = stage::compose(&composer);
    let profile = profile::compose(&composer);
    let trend = trend::compose(&composer);
    let sides = sides::compose(&composer);
    let others = others::compose(&composer);
    let groups = groups::compose(&composer);
    let domains = domain::compose(&composer);
    let unscored = unscored::compose(&composer);
    let benchmark = benchmark::compose(&composer);
    let voice = voice::compose(&composer);
    let journeys = journey::compose(&composer);
    let rules = rules::compose(&composer);
    let extensions = extension::compose(&composer);
    let priorities = priorities::compose(&composer);
    let roadmap = roadmap::compose(&composer);
    let sheets = sheets::compose(&composer);
    let brief = facts.brief.then(|| brief::compose(&composer, &summary));
    let annex = annex::compose(&composer);

    let mut heads = vec![&summary.head, &scope.head];
    heads.extend(stage.as_ref().map(|page| &page.head));
    heads.push(&profile.head);
    heads.extend(trend.as_ref().map(|page| &page.head));
    heads.extend(sides.as_ref().map(|page| &page.head));
    heads.extend(others.iter().map(|page| &page.head));
    heads.extend(groups.as_ref().map(|page| &page.head));
    heads.extend(domains.iter().flat_map(|page| [Some(&page.head), page.detail.as_ref().map(|d| &d.head)]).flatten());
    heads.extend(unscored.as_ref().map(|page| &page.head));
    heads.extend(benchmark.as_ref().map(|page| &page.head));
    heads.extend(voice.as_ref().map(|page| &page.head));
    heads.extend(journeys.iter().map(|page| &page.head));
    heads.extend(rules.as_ref().map(|page| &page.head));
    heads.extend(extensions.iter().map(|page| &page.head));
    heads.extend(priorities.as_ref().map(|page| &page.head));
    heads.extend(roadmap.as_ref().map(|page| &page.head));
    heads.extend(sheets.as_ref().filter(|sheets| sheets.pages > 0).map(|page| &page.head));
    heads.push(&annex.head);
    let contents = cover::contents(&composer, &heads);

    Report {
        language: facts.locale.tag().to_owned(),
        title: facts.cover.0.clone().unwrap_or_else(|| cover::title(&composer)),
        organisation: facts.organisation.clone(),
        running: composer.get("cover-kind"),
        footer: [facts.confidentiality.as_str(), facts.organisation.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        labels: cover::labels(&facts.messages, facts.leading.own && facts.leading.method.single()),
        cover: cover::cover(&composer),
        contents,
        reading: cover::reading(&composer),
        summary,
        scope,
        stage,
        profile,
        trend,
        sides,
        others,
        groups,
        domains,
        unscored,
        benchmark,
        voice,
        journeys,
        rules,
        extensions,
        priorities,
        roadmap,
        sheets,
        brief,
        annex,
    }
}
