//! Sets of respondents: a file of answers or a workshop's consensus, with its groups.

use super::chosen::Chosen;
use super::{Whose, days, whole};
use crate::answers::{
    AnswerSheet, Cell, ConsensusNote, Files, Group, Method, Population, RespondentSet, SheetContext, consensus_sheet,
    read_sheet,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Source, did_you_mean};
use crate::locale::Locale;
use crate::questionnaire::{Questionnaire, Reply, Text, plain_text, written_answer};
use crate::yaml::{Fields, Node, Reader, Value};
use std::collections::BTreeMap;

/// What sets of respondents refer to.
pub(super) struct Scope<'a> {
    pub(super) chosen: &'a Chosen<'a>,
    pub(super) files: &'a Files,
    pub(super) whose: &'a Whose,
    pub(super) language: Locale,
}

/// The sets that could be read.
#[derive(Default)]
pub(super) struct Respondents {
    pub(super) sets: Vec<RespondentSet>,
    /// The ids of all groups; `None` where some could not be read.
    pub(super) groups: Option<Vec<String>>,
}

const METHODS: [(&str, Method); 3] =
    [("self", Method::SelfAssessed), ("facilitated", Method::Facilitated), ("third-party", Method::ThirdParty)];

const POPULATIONS: [(&str, Population); 2] =
    [(Population::Employees.word(), Population::Employees), (Population::Customers.word(), Population::Customers)];

/// Reads `respondents`.
pub(super) fn sets(reader: &mut Reader, fields: &mut Fields, scope: &Scope) -> Respondents {
    let Some(list) = fields.required(reader, "respondents") else { return Respondents::default() };
    let nodes = match list.value {
        Value::Map(_) => std::slice::from_ref(list),
        _ => reader.list(list, "`respondents`"),
    };
    if nodes.is_empty() && matches!(list.value, Value::List(_)) {
        let hint = "give a `file` of answers, or a `consensus`".to_owned();
        reader.error("no-respondents", list.place, "nobody answered", Some(hint));
    }
    let mut all = Respondents { sets: Vec::new(), groups: (!nodes.is_empty()).then(Vec::new) };
    for node in nodes {
        let set = set(reader, node, (scope, &mut all.groups));
        all.sets.extend(set);
    }
    all
}

fn set(
    reader: &mut Reader,
    node: &Node,
    (scope, all_groups): (&Scope, &mut Option<Vec<String>>),
) -> Option<RespondentSet> {
    let Some(mut fields) = reader.fields(node, "a set of respondents") else {
        *all_groups = None;
        return None;
    };
    let file = fields.optional("file");
    let consensus = fields.optional("consensus");
    let position = position(reader, &mut fields, scope.chosen);
    let method = fields.optional("method").and_then(|node| reader.word(node, "`method`", &METHODS));
    let perspective = fields.optional("perspective");
    let population = fields.optional("population");
    let population = population.and_then(|node| reader.word(node, "`population`", &POPULATIONS));
    let period = fields.optional("period").and_then(|node| days::period(reader, node));
    let minimum = fields.optional("minimum");
    let groups = fields.optional("groups");
    let place = fields.place();
    let is_clean = fields.finish(reader);
    if file.is_some() == consensus.is_some() {
        let hint = "give a `file` of answers, or a `consensus`, not both".to_owned();
        reader.error("ambiguous-respondents", place, "a set of respondents has one source of answers", Some(hint));
    }
    let questionnaire = position.and_then(|position| scope.chosen.get(position));
    let perspective = questionnaire.and_then(|q| Some((q, point_of_view(reader, (perspective, place), q)?)));
    // Unless it says otherwise, a point of view of customers is theirs, and any other the organisation's own people's.
    // One that could not be read may be theirs.
    let is_open = perspective.is_none() && questionnaire.is_none_or(|q| !q.perspectives.is_empty());
    let open = if is_open { Population::Customers } else { Population::Employees };
    let by_default = perspective.map_or(open, |(q, p)| Population::of_perspective(&q.perspectives[p].id));
    let population = population.unwrap_or(by_default);
    let least = population.minimum();
    let minimum = minimum.and_then(|node| threshold(reader, node, least)).unwrap_or(least);
    let (groups, groups_are_sure) =
        groups.map_or((Vec::new(), is_clean), |node| read_groups(reader, node, (questionnaire, scope.language)));
    match all_groups {
        Some(ids) if groups_are_sure => ids.extend(groups.iter().map(|group| group.id.clone())),
        _ => *all_groups = None,
    }
    let source = match (file, consensus) {
        (Some(node), None) => scope.files.text(reader, node),
        _ => None,
    };
    let context = SheetContext {
        questionnaire: questionnaire?,
        groups: &groups,
        sector: scope.whose.sector.as_deref(),
        perspective: perspective.map(|(_, perspective)| perspective),
    };
    let mut notes = BTreeMap::new();
    let sheet: Option<AnswerSheet> = match (source, consensus) {
        (Some(source), None) => {
            answers(reader, &source, (context, groups_are_sure && scope.whose.sector_is_sure && !is_open))
        }
        (None, Some(node)) if file.is_none() => Some(agreed(reader, node, context, &mut notes)),
        _ => None,
    };
    let method = method.unwrap_or(if consensus.is_some() { Method::Facilitated } else { Method::SelfAssessed });
    Some(RespondentSet {
        questionnaire: position?,
        method,
        perspective: perspective.map(|(_, perspective)| perspective),
        period,
        groups,
        population,
        minimum,
        sheet: sheet?,
        notes,
    })
}

/// Reads a file of answers. Where the groups or the sector are not what the author meant, nothing is said of what hangs on them.
fn answers(reader: &mut Reader, source: &Source, (context, is_sure): (SheetContext, bool)) -> Option<AnswerSheet> {
    let mut found = Diagnostics::new();
    let sheet = read_sheet(source, context, &mut found);
    let hangs = |fault: &Diagnostic| ["unknown-group", "answer-not-asked"].contains(&fault.code);
    reader.faults.extend(found.into_iter().filter(|fault| is_sure || !hangs(fault)));
    sheet
}

/// The position of the questionnaire that a set answers.
fn position(reader: &mut Reader, fields: &mut Fields, chosen: &Chosen) -> Option<usize> {
    let Some(node) = fields.optional("questionnaire") else { return Some(0) };
    let name = reader.text(node, "`questionnaire`")?;
    let id = name.split_once('@').map_or(name.as_str(), |(id, _)| id);
    let found = chosen.ids().position(|named| named == id);
    // Where one of the assessment's own names could not be read, it may be this one.
    if found.is_none() && chosen.ids().next().is_some() && chosen.ids().all(|named| !named.is_empty()) {
        let message = format!("the assessment does not name the questionnaire `{name}`");
        reader.unknown("unknown-questionnaire", node.place, message, (id, chosen.ids()));
    }
    found
}

fn point_of_view(
    reader: &mut Reader,
    (node, place): (Option<&Node>, crate::diagnostic::Place),
    questionnaire: &Questionnaire,
) -> Option<usize> {
    let known = || questionnaire.perspectives.iter().map(|p| p.id.as_str());
    let Some(node) = node else {
        if !questionnaire.perspectives.is_empty() {
            let list = known().collect::<Vec<_>>().join(", ");
            let message = format!("`{}` scores its perspectives apart: say whose answers these are", questionnaire.id);
            reader.error("missing-field", place, message, Some(format!("`perspective` is one of: {list}")));
        }
        return None;
    };
    find(reader, node, ("perspective", "unknown-perspective"), known())
}

fn find<'i>(
    reader: &mut Reader,
    node: &Node,
    (what, code): (&str, &'static str),
    known: impl Iterator<Item = &'i str> + Clone,
) -> Option<usize> {
    let id = reader.text(node, what)?;
    let found = known.clone().position(|item| item == id);
    if found.is_none() {
        let message = format!("the questionnaire has no {what} `{id}`");
        reader.unknown(code, node.place, message, (&id, known));
    }
    found
}

fn threshold(reader: &mut Reader, node: &Node, least: usize) -> Option<usize> {
    let minimum = whole(reader, node, ("`minimum`", 1))?;
    if minimum < least {
        let hint = "it can be raised, never lowered: single people could be recognised".to_owned();
        let message = format!("a group is shown from {least} respondents, not from {minimum}");
        reader.error("minimum-too-low", node.place, message, Some(hint));
        return None;
    }
    Some(minimum)
}

/// The groups, and whether all could be read.
fn read_groups(
    reader: &mut Reader,
    node: &Node,
    (questionnaire, language): (Option<&Questionnaire>, Locale),
) -> (Vec<Group>, bool) {
    let mut is_sure = matches!(node.value, Value::List(_));
    let nodes = reader.list(node, "`groups`");
    let mut groups: Vec<Group> = Vec::new();
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for node in nodes {
        let Some(mut fields) = reader.fields(node, "a group") else {
            is_sure = false;
            continue;
        };
        let id = fields.text(reader, "id");
        let title = fields.optional("title").map(|node| plain_text(reader, node, "title", language));
        let audience = fields.optional("audience");
        let what = ("audience", "unknown-audience");
        let audience = audience.zip(questionnaire).and_then(|(node, questionnaire)| {
            let known = questionnaire.audiences.iter().map(|audience| audience.id.as_str());
            Some((questionnaire, find(reader, node, what, known)?))
        });
        let invited = fields.optional("invited").and_then(|node| whole(reader, node, ("`invited`", 1)));
        fields.finish(reader);
        let Some(id) = id.map(|id| id.trim().to_owned()) else {
            is_sure = false;
            continue;
        };
        if id.is_empty() {
            reader.error("empty-text", node.place, "the group's id is empty", None);
        }
        if let Some(line) = ids.insert(id.clone(), node.place.line) {
            let hint = format!("the first one stands on line {line}");
            reader.error("duplicate-id", node.place, format!("the group `{id}` is declared twice"), Some(hint));
            continue;
        }
        // Without a title of its own, a group is called as its audience.
        let called = || audience.map(|(q, audience)| q.audiences[audience].title.clone());
        let title = title.or_else(called).unwrap_or_else(|| Text::new(language, id.clone()));
        groups.push(Group { id, title, audience: audience.map(|(_, audience)| audience), invited });
    }
    (groups, is_sure)
}

/// A workshop's consensus: question → answer, or a mapping with the answer, a note and the evidence.
fn agreed(
    reader: &mut Reader,
    node: &Node,
    context: SheetContext,
    notes: &mut BTreeMap<usize, ConsensusNote>,
) -> AnswerSheet {
    let questionnaire = context.questionnaire;
    let index: BTreeMap<&str, usize> =
        questionnaire.questions.iter().enumerate().map(|(index, question)| (question.id.as_str(), index)).collect();
    let mut replies = BTreeMap::new();
    let mut places = BTreeMap::new();
    for (key, node) in reader.pairs(node, "`consensus`") {
        let Some(&question) = index.get(key.name.as_str()) else {
            let message =
                format!("`{}` has no question `{}`", questionnaire.id, crate::questionnaire::short(&key.name));
            let near = did_you_mean(&key.name, index.keys().copied()).map(|near| format!("did you mean `{near}`?"));
            reader.error("unknown-question", key.place, message, near);
            continue;
        };
        let (agreed, beside) = answer(reader, node);
        if let Some(reply) = agreed.and_then(|agreed| reply(reader, agreed, (questionnaire, question))) {
            replies.insert(question, reply);
            places.insert(question, node.place);
        }
        if beside.note.is_some() || beside.evidence.is_some() {
            notes.insert(question, beside);
        }
    }
    let sheet = consensus_sheet(replies, context);
    for (question, place) in places {
        if sheet.cell(0, question) == Cell::NotAsked {
            let id = &questionnaire.questions[question].id;
            let message = format!("`{id}` was not asked of this respondent: the answer does not count");
            reader.warning("answer-not-asked", place, message, None);
        }
    }
    sheet
}

fn answer<'n>(reader: &mut Reader, node: &'n Node) -> (Option<&'n Node>, ConsensusNote) {
    if !matches!(node.value, Value::Map(_)) {
        return (Some(node), ConsensusNote::default());
    }
    let Some(mut fields) = reader.fields(node, "an agreed answer") else { return (None, ConsensusNote::default()) };
    let level = fields.optional("level");
    let answer = fields.optional("answer");
    let beside = ConsensusNote {
        note: fields.optional_text(reader, "note"),
        evidence: fields.optional_text(reader, "evidence"),
    };
    fields.finish(reader);
    if level.is_some() && answer.is_some() {
        reader.error("ambiguous-answer", node.place, "`level` and `answer` say the same thing: keep one", None);
    }
    (level.or(answer), beside)
}

fn reply(reader: &mut Reader, node: &Node, (questionnaire, question): (&Questionnaire, usize)) -> Option<Reply> {
    let written = written_answer(reader, node)?;
    match questionnaire.read_answer(question, &written, false) {
        Ok(reply) => Some(reply),
        Err(fault) => {
            reader.error(fault.code, node.place, fault.message, fault.hint);
            None
        }
    }
}
