//! The consultant's own words: they replace what was composed, with figures as placeholders so that none goes stale.

use std::collections::BTreeMap;

use crate::answers::{Journey, Metric, ReportRequest, SheetRequest, Written};
use crate::diagnostic::{Diagnostic, Place, Source};
use crate::locale::{self, Args};
use crate::questionnaire::Questionnaire;

use super::composer::Composer;
use super::facts::{Facts, Standing};
use super::metric;
use super::model::{Decision, Quote, Remarks};

/// Pages other than the domains'.
const PAGES: [&str; 17] = [
    "contents",
    "summary",
    "scope",
    "stage",
    "profile",
    "trend",
    "sides",
    "groups",
    "unscored",
    "benchmark",
    "voice",
    "rules",
    "priorities",
    "roadmap",
    "sheets",
    "brief",
    "annex",
];
/// Texts of a page that may be replaced.
const PARTS: [&str; 2] = ["headline", "lead"];
/// Texts that may be replaced beside these.
const OTHERS: [&str; 3] = ["cover.title", "cover.subtitle", "summary.caveat"];
/// Placeholders other than the domains'.
const PLACEHOLDERS: [&str; 12] = [
    "organisation",
    "date",
    "respondents",
    "peers",
    "stage",
    "stage.number",
    "stage.next",
    "overall.score",
    "overall.interval",
    "overall.measured",
    "overall.percentile",
    "overall.quartile",
];
/// Placeholders of a domain, after its id and a dot.
const OF_DOMAIN: [&str; 6] = ["title", "score", "interval", "measured", "percentile", "quartile"];

/// Placeholders of a metric, after its id and a dot.
const OF_METRIC: [&str; 4] = ["title", "value", "interval", "n"];

/// What a consultant wrote, as far as it may be shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    texts: BTreeMap<String, String>,
    comments: BTreeMap<String, Vec<String>>,
    quotes: BTreeMap<String, Vec<(String, String)>>,
    decisions: Vec<TheirDecision>,
    sheets: BTreeMap<String, TheirSheet>,
    sheet_pages: usize,
}

/// What a consultant knows of an action's cost, conditions and indicator.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct TheirSheet {
    pub cost: Option<String>,
    pub conditions: Option<String>,
    pub indicator: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
struct TheirDecision {
    text: String,
    why: String,
    owner: String,
    date: Option<locale::Day>,
    action: Option<String>,
    indicator: Option<String>,
}

impl Words {
    /// Takes the request's words; quotes of hidden groups stay out.
    pub fn new(request: &ReportRequest, facts: &Facts) -> Self {
        let hidden = |group: &Option<String>| {
            group.as_ref().is_some_and(|id| facts.groups.iter().any(|group| group.id == *id && group.shown.is_none()))
        };
        let quotes = request.quotes.iter().map(|(page, quotes)| {
            let shown = quotes.iter().filter(|quote| !hidden(&quote.group));
            (page.clone(), shown.map(|quote| (quote.text.clone(), quote.who.clone())).collect())
        });
        let decisions = request.decisions.iter().map(|decision| TheirDecision {
            text: decision.text.clone(),
            why: decision.why.clone(),
            owner: decision.owner.clone(),
            date: decision.date,
            action: decision.action.clone(),
            indicator: decision.indicator.clone(),
        });
        let sheet = |sheet: &SheetRequest| TheirSheet {
            cost: sheet.cost.clone(),
            conditions: sheet.conditions.clone(),
            indicator: sheet.indicator.clone(),
        };
        Self {
            texts: request.words.clone(),
            comments: request.comments.clone(),
            quotes: quotes.collect(),
            decisions: decisions.collect(),
            sheets: request.sheets.actions.iter().map(|(id, theirs)| (id.clone(), sheet(theirs))).collect(),
            sheet_pages: request.sheets.pages,
        }
    }

    /// The words that stand for an id.
    pub(super) fn text(&self, id: &str, composer: &Composer) -> Option<String> {
        self.texts.get(id).map(|text| fill(text, composer))
    }

    /// What was added to a page.
    pub(super) fn remarks(&self, page: &str, composer: &Composer) -> Remarks {
        let comments = self.comments.get(page).into_iter().flatten();
        let quotes = self.quotes.get(page).into_iter().flatten();
        Remarks {
            comments: comments.map(|text| fill(text, composer)).collect(),
            quotes: quotes
                .map(|(text, who)| Quote { text: locale::quoted(composer.locale(), text), who: who.clone() })
                .collect(),
        }
    }

    /// How many action sheets come as pages.
    pub(super) const fn sheet_pages(&self) -> usize {
        self.sheet_pages
    }

    /// What the consultant knows of an action, figures filled in.
    pub(super) fn sheet(&self, id: &str, composer: &Composer) -> TheirSheet {
        let filled = |text: &Option<String>| text.as_ref().map(|text| fill(text, composer));
        self.sheets.get(id).map_or_else(TheirSheet::default, |theirs| TheirSheet {
            cost: filled(&theirs.cost),
            conditions: filled(&theirs.conditions),
            indicator: filled(&theirs.indicator),
        })
    }

    /// The consultant's decisions, ranked from 1.
    pub(super) fn decisions(&self, composer: &Composer) -> Vec<Decision> {
        let one = |(index, decision): (usize, &TheirDecision)| Decision {
            rank: index + 1,
            text: fill(&decision.text, composer),
            why: fill(&decision.why, composer),
            owner: decision.owner.clone(),
            before: decision
                .date
                .map_or_else(|| composer.get("decision-no-date"), |day| locale::day(composer.locale(), day)),
            action: decision.action.clone().unwrap_or_default(),
            code: decision.action.as_ref().map_or_else(String::new, |id| code(composer, id)),
            day: decision.date,
            indicator: decision.indicator.as_ref().map(|text| fill(text, composer)),
        };
        self.decisions.iter().enumerate().map(one).collect()
    }
}

/// The number that a question's or rule's action has on the road map; may be empty.
fn code(composer: &Composer, id: &str) -> String {
    let action = composer.facts.actions.iter().find(|action| action.basis.id == id);
    action.map_or_else(String::new, |action| action.code.clone())
}

/// Replaces each `{placeholder}` that is known; any other brace stays as it was written.
fn fill(text: &str, composer: &Composer) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let known = inside.find('}').and_then(|close| Some((close, value(inside[..close].trim(), composer)?)));
        if let Some((close, value)) = known {
            out.push_str(&value);
            rest = &inside[close + 1..];
        } else {
            out.push('{');
            rest = inside;
        }
    }
    out + rest
}

/// The figure of a placeholder; one that is absent says why.
fn value(name: &str, composer: &Composer) -> Option<String> {
    let facts = composer.facts;
    let stages = facts.stages.as_ref();
    let none = || composer.get("absent-stage");
    Some(match name {
        "organisation" => facts.organisation.clone(),
        "date" => locale::day(composer.locale(), facts.day),
        "respondents" => locale::integer(composer.locale(), facts.leading.respondents),
        "peers" => locale::integer(composer.locale(), facts.peers.as_ref().map_or(0, |peers| peers.count)),
        "stage" => stages.map_or_else(none, |stages| stages.current().title.clone()),
        "stage.number" => stages.map_or_else(none, |stages| (stages.staged + 1).to_string()),
        "stage.next" => stages.and_then(|stages| stages.next()).map_or_else(none, |stage| stage.title.clone()),
        _ => {
            let (subject, part) = name.rsplit_once('.')?;
            if subject == "overall" {
                return of_standing(&facts.overall, part, composer);
            }
            if let Some(metric) = facts.metrics.iter().find(|metric| metric.id == subject) {
                return of_metric(metric, part, composer);
            }
            let domain = facts.domains.iter().find(|domain| domain.id == subject)?;
            if part == "title" { domain.title.clone() } else { of_standing(&domain.standing, part, composer)? }
        }
    })
}

fn of_metric(metric: &super::facts::Metric, part: &str, composer: &Composer) -> Option<String> {
    let figure = &metric.figure;
    Some(match part {
        "title" => metric.title.clone(),
        "value" => metric::value(composer, metric, figure.value),
        "interval" => metric::interval_or_why(composer, metric, figure),
        "n" => figure.n.map_or_else(|| composer.get("dash"), |n| locale::integer(composer.locale(), n)),
        _ => return None,
    })
}

fn of_standing(standing: &Standing, part: &str, composer: &Composer) -> Option<String> {
    let no_peers = || composer.get("absent-percentile");
    Some(match part {
        "score" => composer.score(&standing.score),
        "measured" => composer.score(&standing.measured),
        "interval" => standing.score.rated().map_or_else(
            || composer.score(&standing.score),
            |rated| {
                let interval = composer.interval(&rated);
                if interval.is_empty() { composer.no_interval(&rated) } else { interval }
            },
        ),
        "percentile" => standing.position.as_ref().map_or_else(no_peers, |position| composer.percentile(position)),
        "quartile" => standing
            .position
            .as_ref()
            .filter(|position| position.quartile.is_some())
            .map_or_else(no_peers, |position| composer.quartile(position)),
        _ => return None,
    })
}

/// Faults of an assessment's words: ids and pages that no report has, placeholders that name no figure, braces that stay open.
pub fn check_words(
    written: &Written,
    questionnaire: &Questionnaire,
    (metrics, journeys): (&[Metric], &[Journey]),
    source: &Source,
) -> Vec<Diagnostic> {
    let (pages, ids) = (pages(questionnaire, journeys), ids(questionnaire, journeys));
    let mut placeholders = placeholders(questionnaire);
    placeholders.extend(metrics.iter().flat_map(|metric| OF_METRIC.map(|part| format!("{}.{part}", metric.id))));
    let mut faults = Vec::new();
    for (id, place) in written.words.iter().filter(|(id, _)| !ids.contains(id)) {
        let message = format!("`report.words` names `{id}`, which no page of this report has");
        let fault = Diagnostic::error("unknown-words", source, *place, message);
        faults.push(fault.suggest(id, ids.iter().map(String::as_str)));
    }
    for (page, place) in written.pages.iter().filter(|(page, _)| !pages.contains(page)) {
        let message = format!("`{page}` is no page of this report");
        let fault = Diagnostic::error("unknown-page", source, *place, message);
        faults.push(fault.suggest(page, pages.iter().map(String::as_str)));
    }
    let questions = || questionnaire.questions.iter().map(|question| question.id.as_str());
    // Which rules there are is known once their plugins ran: what looks like a question's id may be one, so this is no error.
    let known = |id: &str| questions().any(|known| known == id) || id.contains(char::is_uppercase);
    for (id, place) in written.actions.iter().filter(|(id, _)| !known(id)) {
        let message = format!("no question is called `{id}`: unless a rule is, no action comes from it");
        faults.push(Diagnostic::warning("unknown-action", source, *place, message).suggest(id, questions()));
    }
    faults.extend(written.texts.iter().flat_map(|text| check_placeholders(text, &placeholders, source)));
    faults
}

fn check_placeholders((text, place): &(String, Place), known: &[String], source: &Source) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let written = source.written(*place);
    let mut from = 0;
    for rest in text.split('{').skip(1) {
        let inside = rest.split_once('}').map(|(name, _)| name);
        // As it stands in the file; one that YAML folds over two lines is reported at the text.
        let brace = inside.map_or_else(|| "{".to_owned(), |name| format!("{{{name}}}"));
        let found = written[from..].find(&brace).map(|at| from + at..from + at + brace.len());
        from = found.as_ref().map_or(from, |found| found.end);
        let at = found.map_or(*place, |found| source.within(*place, found));
        let Some(name) = inside.map(str::trim) else {
            let fault = Diagnostic::warning("open-placeholder", source, at, "the brace is never closed");
            faults.push(fault.hint("close it with `}`; without, the text is printed as it stands"));
            continue;
        };
        if !known.iter().any(|known| known == name) {
            let message = format!("`{{{name}}}` names no figure of this report");
            let fault = Diagnostic::error("unknown-placeholder", source, at, message);
            faults.push(fault.suggest(name, known.iter().map(String::as_str)));
        }
    }
    faults
}

fn pages(questionnaire: &Questionnaire, journeys: &[Journey]) -> Vec<String> {
    let domains = questionnaire.domains.iter().map(|domain| format!("domain.{}", domain.id));
    let journeys = journeys.iter().map(|journey| format!("journey.{}", journey.id));
    PAGES.iter().map(ToString::to_string).chain(domains).chain(journeys).collect()
}

/// Every id that `report.words` may name.
pub fn ids(questionnaire: &Questionnaire, journeys: &[Journey]) -> Vec<String> {
    let pages = pages(questionnaire, journeys).into_iter().flat_map(|page| PARTS.map(|part| format!("{page}.{part}")));
    let readings = questionnaire.domains.iter().map(|domain| format!("domain.{}.reading", domain.id));
    OTHERS.iter().map(ToString::to_string).chain(pages).chain(readings).collect()
}

/// Every placeholder that such words may hold.
pub fn placeholders(questionnaire: &Questionnaire) -> Vec<String> {
    let domains = questionnaire.domains.iter().flat_map(|domain| OF_DOMAIN.map(|part| format!("{}.{part}", domain.id)));
    PLACEHOLDERS.iter().map(ToString::to_string).chain(domains).collect()
}

/// `points` of the overall or of a domain, with the word in its number.
pub(super) fn points(composer: &Composer, value: f64) -> String {
    let figure = composer.distance(value);
    composer.say("points", &Args::new().count("count", points_count(composer, value)).text("value", figure))
}

/// The number in which "points" and its verb stand: French counts 1,9 as one; English has "0.9 points".
pub(super) fn points_count(composer: &Composer, value: f64) -> usize {
    let shown: f64 = format!("{:.1}", value.abs()).parse().expect("a formatted float is a float");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a distance is 0 to 100")]
    match composer.locale() {
        locale::Locale::Fr => shown as usize,
        locale::Locale::En => 2,
    }
}
