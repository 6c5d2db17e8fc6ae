//! Batches are read in bounded memory: files without an end are told apart from files, at their row.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use palier_engine::assess::{Library, Shelf, read_questionnaire};
use palier_engine::batch::{Answers, Peers, Profiles};
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use palier_engine::questionnaire::Questionnaire;
use std::io::{Cursor, Read};

fn questionnaire() -> Questionnaire {
    let folder = Library::embedded().find(Shelf::Questionnaires, "quick-diagnosis").unwrap();
    read_questionnaire(&folder, &mut Diagnostics::new()).unwrap()
}

/// A text again and again, without an end.
struct Endless(Cursor<Vec<u8>>);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.0.position() == self.0.get_ref().len() as u64 {
            self.0.set_position(0);
        }
        self.0.read(buffer)
    }
}

fn endless(begin: &str, text: &str) -> impl Read + Send + use<> {
    Cursor::new(begin.as_bytes().to_owned()).chain(Endless(Cursor::new(text.as_bytes().to_owned())))
}

fn codes(faults: Diagnostics) -> Vec<(&'static str, usize)> {
    faults.into_sorted().iter().map(|fault: &Diagnostic| (fault.code, fault.line)).collect()
}

#[test]
fn answers_without_an_end_are_refused_at_the_row_where_they_begin() {
    let q = questionnaire();
    let ids: Vec<&str> = q.questions.iter().map(|question| question.id.as_str()).collect();
    let blank = ",".repeat(ids.len() - 1);
    let header = format!("org_id,respondent_id,{}\n", ids.join(","));
    let row = |organisation: &str| format!("{organisation},1,2{blank}\n");
    let head = format!("{header}{}\n{}", row("A"), row("B"));
    let long = header + &(0..20_000).map(|o| row(&format!("O{o}"))).collect::<String>();
    let quoted = row("\"C\"");
    let cases = [
        ("a quote that is never closed", head.clone() + "C,\"", "1\n", ("row-too-long", 5)),
        ("the same far down", long.clone() + "C,\"", "1\n", ("row-too-long", 20_002)),
        ("a line that never ends", head.clone() + "C,", "1", ("row-too-long", 5)),
        ("one organisation", long, &row("C"), ("organisation-too-long", 20_002)),
        ("the same between quotes", head + &row("C"), &quoted, ("organisation-too-long", 5)),
    ];
    for (name, begin, again, expected) in cases {
        let profiles = Profiles::default();
        let answers = Answers { questionnaire: &q, perspective: None, profiles: &profiles, jobs: 2, path: "a.csv" };
        let mut faults = Diagnostics::new();
        let outcome = answers.score(endless(&begin, again), &mut faults, &|_| ()).unwrap();
        assert!(outcome.is_none(), "{name}");
        assert_eq!(codes(faults), [expected], "{name}");
    }
}

#[test]
fn a_pool_without_an_end_is_refused_at_the_row_where_it_begins() {
    let q = questionnaire();
    let head = "id,sector,country,size,questionnaire,date,method,listening,overall\n                P1,retail,FR,,quick-diagnosis@1.0,2026-01-01,self,50,60\n";
    for (begin, again, expected) in [("P2,\"", "1\n", ("row-too-long", 3)), ("P2,", "1", ("row-too-long", 3))] {
        let mut faults = Diagnostics::new();
        let pool = endless(&format!("{head}{begin}"), again);
        let found = Peers::read(pool, "pool.csv", &q, &Profiles::default(), &mut faults).unwrap();
        assert!(found.is_none());
        assert_eq!(codes(faults), [expected]);
    }
}
