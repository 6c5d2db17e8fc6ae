//! Very many organisations against a pool, from bytes to tables: `cargo bench --workspace`.

use divan::Bencher;
use palier_engine::assess::{Design, Folder, Library, Series, SeriesInputs, Shelf, Studio, read_questionnaire};
use palier_engine::batch::{Answers, Comparison, League, Peers, Profiles, Rows, RowsReader, Standings};
use palier_engine::diagnostic::Diagnostics;
use palier_engine::export::{batch_league, batch_quartiles, batch_scores};
use palier_engine::locale::{Day, Locale};
use palier_engine::questionnaire::Questionnaire;
use std::fmt::Write as _;

/// The binary's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn shelf() -> Folder {
    Library::embedded().find(Shelf::Questionnaires, "forrester-six-domains").expect("it is embedded")
}

fn questionnaire() -> Questionnaire {
    read_questionnaire(&shelf(), &mut Diagnostics::new()).expect("it is right")
}

/// Numbers that look like chance and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % bound).expect("a small number")
    }
}

/// 36 answers a respondent, one in twenty-five without a level.
fn answers(questionnaire: &Questionnaire, organisations: usize, respondents: usize) -> String {
    let ids: Vec<&str> = questionnaire.questions.iter().map(|question| question.id.as_str()).collect();
    let mut text = format!("org_id,respondent_id,group,{}\n", ids.join(","));
    let mut numbers = Numbers(7);
    for organisation in 0..organisations {
        for respondent in 0..respondents {
            let _ = write!(text, "O{organisation:06},R{respondent:04},sales");
            for _ in &ids {
                let answer = match numbers.below(50) {
                    0 => "",
                    1 => "DK",
                    level => ["0", "1", "2", "3"][level % 4],
                };
                let _ = write!(text, ",{answer}");
            }
            text.push('\n');
        }
    }
    text
}

fn pool(questionnaire: &Questionnaire, peers: usize) -> String {
    let domains: Vec<&str> = questionnaire.domains.iter().map(|domain| domain.id.as_str()).collect();
    let mut text = format!("id,sector,country,size,questionnaire,date,method,{},overall\n", domains.join(","));
    let mut numbers = Numbers(11);
    for peer in 0..peers {
        let sector = ["insurance", "banking", "retail", "telecoms", "energy"][numbers.below(5)];
        let country = ["FR", "DE", "ES", "IT"][numbers.below(4)];
        let size = ["1-249", "250-999", "1000+"][numbers.below(3)];
        let _ = write!(text, "P{peer:07},{sector},{country},{size},forrester-six-domains@1.0,2026-02-11,self");
        for _ in 0..=domains.len() {
            let score = numbers.below(700) + numbers.below(300);
            let _ = write!(text, ",{}.{}", score / 10, score % 10);
        }
        text.push('\n');
    }
    text
}

/// Answers and a pool in, three tables out; one thread, so that the time is the work.
fn batch(bencher: Bencher, organisations: usize, respondents: usize, peers: usize) {
    let questionnaire = questionnaire();
    let (answers, pool) = (answers(&questionnaire, organisations, respondents), pool(&questionnaire, peers));
    bencher.counter(divan::counter::BytesCount::new(answers.len() + pool.len())).bench_local(|| {
        let (profiles, mut faults) = (Profiles::default(), Diagnostics::new());
        let reading =
            Answers { questionnaire: &questionnaire, perspective: None, profiles: &profiles, jobs: 1, path: "" };
        let peers = Peers::read(pool.as_bytes(), "", &questionnaire, &profiles, &mut faults);
        let peers = peers.expect("memory").expect("a right pool");
        let outcome = reading.score(answers.as_bytes(), &mut faults, &|_| ()).expect("memory").expect("a right header");
        let comparison = Comparison {
            peers: &peers,
            profiles: &profiles,
            enough: 12,
            questionnaire: &questionnaire,
            perspective: None,
        };
        let positions = comparison.place(&outcome.scores);
        let mut out = Vec::new();
        batch_scores(&mut out, &questionnaire, &outcome.scores, &positions).expect("memory");
        batch_quartiles(&mut out, &questionnaire, &peers.quartiles()).expect("memory");
        batch_league(&mut out, &League::new(&outcome.scores), &outcome.scores, &profiles).expect("memory");
        out.len()
    });
}

/// 1,000 organisations of 50 respondents against 100,000 peers.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn thousand(bencher: Bencher) {
    batch(bencher, 1000, 50, 100_000);
}

/// Twice as many of all.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn two_thousand(bencher: Bencher) {
    batch(bencher, 2000, 50, 200_000);
}

/// 100,000 organisations of 20 respondents against 1,000,000 peers.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn hundred_thousand(bencher: Bencher) {
    batch(bencher, 100_000, 20, 1_000_000);
}

/// Organisations whose reports are made.
const REPORTED: usize = 48;

/// The reports of a few dozen organisations, one thread: from their rows, or from figures at hand.
fn reports(bencher: Bencher, from_rows: bool) {
    let (folder, questionnaire) = (shelf(), questionnaire());
    let (answers, pool) = (answers(&questionnaire, REPORTED, 20), pool(&questionnaire, 1000));
    let (profiles, mut faults) = (Profiles::default(), Diagnostics::new());
    let reading = Answers { questionnaire: &questionnaire, perspective: None, profiles: &profiles, jobs: 1, path: "" };
    let peers = Peers::read(pool.as_bytes(), "", &questionnaire, &profiles, &mut faults);
    let peers = peers.expect("memory").expect("a right pool");
    let outcome = reading.score(answers.as_bytes(), &mut faults, &|_| ()).expect("memory").expect("a right header");
    let comparison =
        Comparison { peers: &peers, profiles: &profiles, enough: 12, questionnaire: &questionnaire, perspective: None };
    let design = Design::find(&Library::embedded(), "executive", None, &mut faults).expect("it is embedded");
    let studio = Studio::of(&design, "executive").expect("it is right");
    let series = Series::new(SeriesInputs {
        questionnaire: (&folder, &questionnaire),
        perspective: None,
        profiles: &profiles,
        standings: Standings::new(comparison, &outcome.scores),
        pooled: true,
        design: &design,
        studio: &studio,
        template: "executive",
        locale: Locale::Fr,
        date: Day { year: 2026, month: 10, day: 15 },
        path: "",
    });
    let rows = || RowsReader::new(answers.as_bytes()).expect("a header").map(|rows| rows.expect("memory"));
    if from_rows {
        bencher.bench_local(|| {
            let mut desk = series.desk();
            let mut made = |rows: Rows| (series.inputs(&rows), desk.report(&rows).expect("a report").html.len());
            rows().map(|rows| made(rows).1).sum::<usize>()
        });
    } else {
        let desks: Vec<_> = rows()
            .map(|rows| {
                let mut desk = series.desk();
                let assessed = desk.assess(&rows).expect("right answers");
                (desk, assessed)
            })
            .collect();
        bencher.bench_local(|| {
            desks.iter().map(|(desk, assessed)| desk.compose(assessed).expect("a report").html.len()).sum::<usize>()
        });
    }
}

/// Reports as `--reports` makes them, without the disk.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn reports_of_dozens(bencher: Bencher) {
    reports(bencher, true);
}

/// The same HTML and PDF alone.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn reports_of_dozens_from_figures(bencher: Bencher) {
    reports(bencher, false);
}
