//! What a case of a plugin's tests gives: the snapshot, part by part, and changed settings.

use crate::answers::{Method, MetricKind, Population};
use crate::plugin::manifest_file::scalar;
use crate::plugin::snapshot::{
    Figures, JourneyFigures, LowestStep, Metric, Perspective, Settings, Snapshot, Values, WeakestTouchpoint,
};
use crate::questionnaire::short;
use crate::yaml::{Fields, Key, Node, Reader, Value};

/// What a case gives.
#[derive(Clone, Default)]
pub(super) struct Given {
    pub(super) shown: Snapshot,
    pub(super) settings: Settings,
}

impl Given {
    pub(super) fn read(&mut self, reader: &mut Reader, node: &Node) {
        let Some(mut fields) = reader.fields(node, "`given`") else { return };
        if let Some(text) = fields.optional_text(reader, "questionnaire") {
            let (id, major) = text.split_once('@').unwrap_or((&text, "1"));
            id.clone_into(&mut self.shown.questionnaire);
            self.shown.major = major.parse().unwrap_or(1);
        }
        if let Some(node) = fields.optional("organisation") {
            self.organisation(reader, node);
        }
        if let Some(node) = fields.optional("level_scale")
            && let Some(mut scale) = reader.fields(node, "`level_scale`")
        {
            self.shown.level_scale.min = scale.optional_number(reader, "min").unwrap_or(self.shown.level_scale.min);
            self.shown.level_scale.max = scale.optional_number(reader, "max").unwrap_or(self.shown.level_scale.max);
            scale.finish(reader);
        }
        let facts = fields.map(reader, "facts");
        values(reader, facts, &mut self.shown.facts);
        let settings = fields.map(reader, "settings");
        values(reader, settings, &mut self.settings);
        let domains = fields.map(reader, "domains");
        figures(reader, domains, &mut self.shown.domains);
        let questions = fields.map(reader, "questions");
        figures(reader, questions, &mut self.shown.questions);
        let practices = fields.map(reader, "practices");
        figures(reader, practices, &mut self.shown.practices);
        if let Some(node) = fields.optional("respondents") {
            self.respondents(reader, node);
        }
        for (view, node) in fields.map(reader, "perspectives") {
            let found = if node.value == Value::Null { None } else { perspective(reader, node) };
            self.shown.perspectives.insert(view.name.clone(), found);
        }
        for (id, node) in fields.map(reader, "journeys") {
            if node.value == Value::Null {
                self.shown.journeys.remove(&id.name);
            } else if let Some(found) = journey(reader, node) {
                self.shown.journeys.insert(id.name.clone(), found);
            }
        }
        for (group, node) in fields.map(reader, "groups") {
            let pairs = reader.pairs(node, "a group");
            figures(reader, pairs, self.shown.groups.entry(group.name.clone()).or_default());
        }
        self.shown.overall = fields.optional_number(reader, "overall").or(self.shown.overall);
        for (kind, node) in fields.map(reader, "metrics") {
            self.metric(reader, &kind.name, node);
        }
        let mut percentiles = Figures::new();
        let given = fields.map(reader, "percentiles");
        figures(reader, given, &mut percentiles);
        for (id, percentile) in percentiles {
            match (id.as_str(), percentile) {
                ("overall", _) => self.shown.percentile = percentile,
                (_, Some(percentile)) => drop(self.shown.percentiles.insert(id, percentile)),
                (_, None) => drop(self.shown.percentiles.remove(&id)),
            }
        }
        for node in fields.list(reader, "customers") {
            self.shown.customers.extend(reader.text(node, "an id"));
        }
        fields.finish(reader);
    }

    /// `{value, n}` of a kind; `null` takes it back.
    fn metric(&mut self, reader: &mut Reader, kind: &str, node: &Node) {
        let known = || MetricKind::ALL.iter().map(|(word, _)| *word);
        if !known().any(|word| word == kind) {
            let message = format!("no metric is of the kind `{}`", short(kind));
            reader.unknown("unknown-metric", node.place, message, (kind, known()));
        } else if node.value == Value::Null {
            self.shown.metrics.remove(kind);
        } else if let Some(mut fields) = reader.fields(node, "a metric") {
            let value = fields.required(reader, "value").and_then(|node| reader.number(node, "`value`"));
            let n = count(reader, &mut fields, "n");
            fields.finish(reader);
            self.shown.metrics.extend(value.map(|value| (kind.to_owned(), Metric { value, n })));
        }
    }

    fn respondents(&mut self, reader: &mut Reader, node: &Node) {
        const POPULATIONS: [Population; 2] = [Population::Employees, Population::Customers];
        const METHODS: [Method; 3] = [Method::SelfAssessed, Method::Facilitated, Method::ThirdParty];
        let Some(mut fields) = reader.fields(node, "`respondents`") else { return };
        let respondents = &mut self.shown.respondents;
        respondents.n = count(reader, &mut fields, "n").or(respondents.n);
        if let Some(node) = fields.optional("population") {
            let words = POPULATIONS.map(|population| (population.word(), population.word()));
            respondents.population = reader.word(node, "`population`", &words).map(str::to_owned);
        }
        if let Some(node) = fields.optional("method") {
            let words = METHODS.map(|method| (method.word(), method.word()));
            respondents.method = reader.word(node, "`method`", &words).map(str::to_owned);
        }
        if let Some(view) = fields.optional_text(reader, "perspective") {
            respondents.perspective = Some(view);
        }
        fields.finish(reader);
    }

    fn organisation(&mut self, reader: &mut Reader, node: &Node) {
        let Some(mut fields) = reader.fields(node, "`organisation`") else { return };
        let organisation = &mut self.shown.organisation;
        if let Some(name) = fields.optional_text(reader, "name") {
            organisation.name = name;
        }
        for (name, slot) in [
            ("sector", &mut organisation.sector),
            ("country", &mut organisation.country),
            ("size", &mut organisation.size),
        ] {
            if let Some(text) = fields.optional_text(reader, name) {
                *slot = Some(text);
            }
        }
        fields.finish(reader);
    }
}

/// Facts or settings; `null` takes back what the file's own `given` said.
fn values(reader: &mut Reader, pairs: &[(Key, Node)], into: &mut Values) {
    for (key, node) in pairs {
        match scalar(node) {
            Some(value) => drop(into.insert(key.name.clone(), value)),
            None if node.value == Value::Null => drop(into.remove(&key.name)),
            None => reader.error("wrong-type", node.place, format!("`{}` is one value", key.name), None),
        }
    }
}

/// Scores; `null` is a thing that exists and was not rated.
fn figures(reader: &mut Reader, pairs: &[(Key, Node)], into: &mut Figures) {
    for (key, node) in pairs {
        let score = if node.value == Value::Null { None } else { reader.number(node, "a score") };
        into.insert(key.name.clone(), score);
    }
}

/// A count that may be left out; none where it is `null`.
fn count(reader: &mut Reader, fields: &mut Fields, name: &'static str) -> Option<usize> {
    let node = fields.optional(name).filter(|node| node.value != Value::Null)?;
    let number = reader.number(node, name)?;
    if number < 0.0 || number.fract() != 0.0 {
        reader.error("out-of-range", node.place, format!("`{name}` is a count, not {number}"), None);
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 0 on")]
    Some(number as usize)
}

fn perspective(reader: &mut Reader, node: &Node) -> Option<Perspective> {
    let mut fields = reader.fields(node, "a point of view")?;
    let mut found = Perspective { n: count(reader, &mut fields, "n"), ..Perspective::default() };
    let domains = fields.map(reader, "domains");
    figures(reader, domains, &mut found.domains);
    fields.finish(reader);
    Some(found)
}

fn journey(reader: &mut Reader, node: &Node) -> Option<JourneyFigures> {
    let mut fields = reader.fields(node, "a journey")?;
    let found = JourneyFigures {
        steps: count(reader, &mut fields, "steps").unwrap_or(0),
        touchpoints: count(reader, &mut fields, "touchpoints").unwrap_or(0),
        moments_of_truth: count(reader, &mut fields, "moments_of_truth").unwrap_or(0),
        irritants: count(reader, &mut fields, "irritants"),
        delights: count(reader, &mut fields, "delights"),
        below_neutral: count(reader, &mut fields, "below_neutral"),
        lowest: fields.optional("lowest").and_then(|node| lowest(reader, node)),
        weakest: fields.optional("weakest").and_then(|node| weakest(reader, node)),
    };
    fields.finish(reader);
    Some(found)
}

fn lowest(reader: &mut Reader, node: &Node) -> Option<LowestStep> {
    let mut fields = reader.fields(node, "`lowest`")?;
    let step = fields.text(reader, "step");
    let feeling = fields.required(reader, "feeling").and_then(|node| reader.number(node, "`feeling`"));
    let n = count(reader, &mut fields, "n");
    fields.finish(reader);
    Some(LowestStep { step: step?, feeling: feeling?, n })
}

fn weakest(reader: &mut Reader, node: &Node) -> Option<WeakestTouchpoint> {
    let mut fields = reader.fields(node, "`weakest`")?;
    let (touchpoint, step) = (fields.text(reader, "touchpoint"), fields.text(reader, "step"));
    let satisfaction = fields.required(reader, "satisfaction").and_then(|node| reader.number(node, "`satisfaction`"));
    let n = count(reader, &mut fields, "n");
    fields.finish(reader);
    Some(WeakestTouchpoint { touchpoint: touchpoint?, step: step?, satisfaction: satisfaction?, n })
}
