//! The words of every shipped questionnaire, as far as they can be measured: both languages whole, levels distinct, lengths bounded, no
//! sentence twice, French typography.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use palier_engine::assess::{Library, Shelf, read_questionnaire};
use palier_engine::diagnostic::Diagnostics;
use palier_engine::locale::Locale;
use palier_engine::questionnaire::{Kind, Question, Questionnaire, Text};
use std::collections::BTreeMap;

/// What a text is, with the fewest and the most characters that it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Title,
    Owner,
    Option,
    Prose,
}

impl Sort {
    const fn bounds(self) -> (usize, usize) {
        match self {
            Self::Title => (2, 60),
            Self::Owner => (3, 60),
            Self::Option => (2, 120),
            Self::Prose => (15, 400),
        }
    }
}

/// Sentences from this length on say something of their own.
const SENTENCE: usize = 20;

type Found<'a> = (String, Sort, &'a Text);

fn shipped() -> Vec<Questionnaire> {
    let library = Library::embedded();
    let read = |id: String| {
        let mut faults = Diagnostics::new();
        let read = read_questionnaire(&library.find(Shelf::Questionnaires, &id).unwrap(), &mut faults);
        assert!(faults.is_empty(), "{:#?}", faults.into_sorted());
        read.unwrap()
    };
    library.ids(Shelf::Questionnaires).into_iter().map(read).collect()
}

/// Every text of a questionnaire with its path.
fn texts(q: &Questionnaire) -> Vec<Found<'_>> {
    let mut all = vec![("title".to_owned(), Sort::Title, &q.title)];
    all.extend(q.description.iter().map(|text| ("description".to_owned(), Sort::Prose, text)));
    all.extend(q.audiences.iter().map(|named| (format!("audiences.{}", named.id), Sort::Title, &named.title)));
    all.extend(q.perspectives.iter().map(|named| (format!("perspectives.{}", named.id), Sort::Title, &named.title)));
    all.extend(q.facts.iter().map(|fact| (format!("facts.{}", fact.id), Sort::Prose, &fact.text)));
    for scale in &q.scales {
        let labels = scale.labels.iter();
        all.extend(labels.map(|(level, text)| (format!("scales.{}.{level}", scale.id), Sort::Title, text)));
    }
    for stage in &q.stages {
        all.push((format!("stages.{}", stage.id), Sort::Title, &stage.title));
        all.extend(stage.text.iter().map(|text| (format!("stages.{}.text", stage.id), Sort::Prose, text)));
        let gates = stage.gates.iter().filter_map(|gate| Some((gate, gate.text.as_ref()?)));
        all.extend(gates.map(|(gate, text)| (format!("stages.{}.gates.{}", stage.id, gate.id), Sort::Prose, text)));
    }
    for domain in &q.domains {
        all.push((format!("{}.title", domain.id), Sort::Title, &domain.title));
        all.extend(domain.text.iter().map(|text| (format!("{}.text", domain.id), Sort::Prose, text)));
        let practices = domain.practices.iter().filter(|practice| practice.questions.len() > 1);
        all.extend(practices.map(|p| (format!("{}.{}.title", domain.id, p.id), Sort::Title, &p.title)));
    }
    q.questions.iter().for_each(|question| of_question(question, &mut all));
    all
}

fn of_question<'a>(question: &'a Question, all: &mut Vec<Found<'a>>) {
    let id = &question.id;
    all.extend(question.title.iter().map(|text| (format!("{id}.title"), Sort::Title, text)));
    all.push((format!("{id}.text"), Sort::Prose, &question.text));
    all.extend(question.help.iter().map(|text| (format!("{id}.help"), Sort::Prose, text)));
    all.extend(question.anchors.iter().map(|(level, text)| (format!("{id}.anchors.{level}"), Sort::Prose, text)));
    if let Kind::Choice { options } | Kind::Multi { options, .. } = &question.kind {
        all.extend(options.iter().map(|option| (format!("{id}.options.{}", option.id), Sort::Option, &option.text)));
    }
    let examples = question.evidence.iter().flat_map(|evidence| &evidence.examples).enumerate();
    all.extend(examples.map(|(i, text)| (format!("{id}.evidence.{}", i + 1), Sort::Prose, text)));
    for advice in &question.advice {
        all.push((format!("{id}.advice.{}", advice.below), Sort::Prose, &advice.text));
        all.push((format!("{id}.advice.{}.owner", advice.below), Sort::Owner, &advice.owner));
    }
}

#[test]
fn every_text_is_there_in_both_languages_and_keeps_its_bounds() {
    let mut wrong = Vec::new();
    for q in shipped() {
        for (path, sort, text) in texts(&q) {
            let (least, most) = sort.bounds();
            for locale in Locale::ALL {
                let length = text.get(locale).trim().chars().count();
                if !text.has(locale) {
                    wrong.push(format!("{} {path} lacks {locale}", q.id));
                } else if !(least..=most).contains(&length) {
                    wrong.push(format!("{} {path} ({locale}): {length} characters, not {least} to {most}", q.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_level_of_a_question_looks_different() {
    for q in shipped() {
        for question in &q.questions {
            for locale in Locale::ALL {
                let mut levels: Vec<_> =
                    question.anchors.values().map(|text| text.get(locale).to_lowercase()).collect();
                let all = levels.len();
                levels.sort();
                levels.dedup();
                assert_eq!(levels.len(), all, "{}/{} ({locale})", q.id, question.id);
            }
        }
    }
}

/// Where a sentence ends: at its mark, before a space.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?']).map(str::trim).filter(|sentence| sentence.chars().count() >= SENTENCE)
}

#[test]
fn no_sentence_stands_twice() {
    let questionnaires = shipped();
    let mut first: BTreeMap<(Locale, String), String> = BTreeMap::new();
    let mut twice = Vec::new();
    for q in &questionnaires {
        for (path, sort, text) in texts(q) {
            if sort != Sort::Prose {
                continue;
            }
            for locale in Locale::ALL {
                for sentence in sentences(text.get(locale)) {
                    let here = format!("{} {path}", q.id);
                    if let Some(before) = first.insert((locale, sentence.to_lowercase()), here.clone()) {
                        twice.push(format!("{before} and {here} ({locale}): {sentence}"));
                    }
                }
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

/// What French typography forbids, each with an example of it.
fn slips(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut slips = Vec::new();
    for (i, letter) in letters.iter().enumerate() {
        let (before, after) = (i.checked_sub(1).map(|at| letters[at]), letters.get(i + 1));
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        // `12:30` and `https://` are no sentences.
        let technical = *letter == ':' && (after == Some(&'/') || digit(before) && digit(after.copied()));
        let wrong = match letter {
            ';' | ':' | '!' | '?' | '%' | '»' => before != Some('\u{202f}') && !technical,
            '«' => after != Some(&'\u{202f}'),
            '\'' => true,
            ' ' => digit(before) && letters[i + 1..].iter().take(3).filter(|c| c.is_ascii_digit()).count() == 3,
            _ => false,
        };
        if wrong {
            slips.push(letters[i.saturating_sub(12)..(i + 6).min(letters.len())].iter().collect());
        }
    }
    slips
}

#[test]
fn french_keeps_its_spaces_and_apostrophes() {
    assert_eq!(slips("Est-ce bien\u{202f}? «\u{202f}Oui\u{202f}»\u{202f}: 12:30, l’heure."), Vec::<String>::new());
    for wrong in ["Bien ?", "l'heure", "«Oui\u{202f}»", "40 %", "1 000 clients"] {
        assert_eq!(slips(wrong).len(), 1, "{wrong}");
    }
    let mut wrong = Vec::new();
    for q in shipped() {
        for (path, _, text) in texts(&q) {
            wrong.extend(slips(text.get(Locale::Fr)).into_iter().map(|slip| format!("{} {path}: {slip}", q.id)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_counterpart_exists() {
    let questionnaires = shipped();
    for q in &questionnaires {
        for question in &q.questions {
            for (model, ids) in &question.maps {
                let there = questionnaires.iter().find(|other| other.id == *model).unwrap();
                let practice = |id: &String| there.domains.iter().flat_map(|d| &d.practices).any(|p| p.id == *id);
                for id in ids {
                    assert!(there.question(id).is_some() || practice(id), "{}/{}: {model}/{id}", q.id, question.id);
                }
            }
        }
    }
}
