//! Batches: the same figures as one assessment at a time, to the bit; the same for any number of threads; every fault at its row.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{rendered, workspace};
use palier_engine::answers::{AnswerSheet, Group, Method, Population, RespondentSet, SheetContext, read_sheet};
use palier_engine::assess::{Library, Shelf, read_questionnaire};
use palier_engine::batch::{Answers, Comparison, Figure, League, Outcome, Peers, Profiles, Ranked, Standings};
use palier_engine::benchmark::{Benchmark, compare, read_pool};
use palier_engine::chart::Theme;
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::locale::{Locale, Messages};
use palier_engine::questionnaire::{self, Balance, Kind, Policy, Questionnaire, Rollup, Text};
use palier_engine::report::{LeagueInputs, LeaguePages, compose_league};
use palier_engine::scoring::statistics::{Sampled, quantile_7, welch};
use palier_engine::scoring::{Evidence, Scorecard, score};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn shipped(id: &str) -> Questionnaire {
    let folder = Library::embedded().find(Shelf::Questionnaires, id).unwrap();
    read_questionnaire(&folder, &mut Diagnostics::new()).unwrap()
}

fn mixed_kinds() -> Questionnaire {
    let path = workspace().join("core/engine/tests/mixed-kinds/questionnaires/mixed-kinds/questionnaire.yaml");
    let source = Source::new("questionnaire.yaml", std::fs::read_to_string(path).unwrap());
    questionnaire::read(&source, &[], None, &mut Diagnostics::new()).unwrap()
}

/// Every shipped questionnaire, and one with all kinds of questions.
fn all() -> Vec<Questionnaire> {
    let ids = Library::embedded().ids(Shelf::Questionnaires);
    ids.iter().map(|id| shipped(id)).chain([mixed_kinds()]).collect()
}

fn profiles(text: &str) -> Profiles {
    let mut faults = Diagnostics::new();
    Profiles::read(&Source::new("profiles.csv", text), &mut faults).unwrap_or_else(|| panic!("{}", rendered(faults)))
}

fn run(q: &Questionnaire, text: &[u8], (jobs, profiles): (usize, &Profiles)) -> (Option<Outcome>, Diagnostics) {
    let perspective = (!q.perspectives.is_empty()).then_some(0);
    let answers = Answers { questionnaire: q, perspective, profiles, jobs, path: "answers.csv" };
    let mut faults = Diagnostics::new();
    let outcome = answers.score(text, &mut faults, &|_| ()).unwrap();
    (outcome, faults)
}

/// One of the answers that a question takes, chosen by a number.
fn answer(q: &Questionnaire, question: usize, choice: u32) -> String {
    let option = |options: &[questionnaire::Choice]| options[choice as usize % options.len()].id.clone();
    match (choice % 17, &q.questions[question].kind) {
        (0, _) => String::new(),
        (1, _) => "NA".to_owned(),
        (2, _) => "DK".to_owned(),
        (_, Kind::Scale { scale }) => {
            let scale = &q.scales[*scale];
            let level = f64::from(choice / 17) % (scale.max - scale.min + 1.0);
            format!("{}", scale.min + level)
        }
        (_, Kind::Choice { options } | Kind::YesNo { options }) => option(options),
        (_, Kind::Multi { options, .. }) if options.len() > 1 => format!("{}|{}", options[0].id, options[1].id),
        (_, Kind::Multi { .. }) => "-".to_owned(),
        (_, Kind::Number { .. }) => format!("{}", f64::from(choice % 900) / 4.0),
        (_, Kind::Text) => "words".to_owned(),
    }
}

const GROUPS: [&str; 3] = ["", "x", "y"];

/// The rows of an organisation, without its id: respondent, group, weight, answers.
fn rows(q: &Questionnaire, respondents: usize, mut seed: u32, weighted: bool) -> Vec<String> {
    let mut next = move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed >> 8
    };
    (0..respondents)
        .map(|r| {
            let weight = if weighted { format!("{}", f64::from(next() % 40 + 1) / 8.0) } else { String::new() };
            let group = GROUPS[next() as usize % 3];
            let answers: Vec<String> = (0..q.questions.len()).map(|question| answer(q, question, next())).collect();
            format!("R{r},{group},{weight},{}", answers.join(","))
        })
        .collect()
}

fn header(q: &Questionnaire) -> String {
    let ids: Vec<&str> = q.questions.iter().map(|question| question.id.as_str()).collect();
    format!("respondent_id,group,weight,{}", ids.join(","))
}

/// The scorecard of one organisation's rows, read as an assessment reads them.
fn scorecard(q: &Questionnaire, rows: &[String], sector: Option<&str>) -> Scorecard {
    let text = format!("{}\n{}\n", header(q), rows.join("\n"));
    let group = |id: &str| Group { id: id.to_owned(), title: Text::new(q.language, id), audience: None, invited: None };
    let groups = ["x", "y"].map(group).to_vec();
    let perspective = (!q.perspectives.is_empty()).then_some(0);
    let context = SheetContext { questionnaire: q, groups: &groups, sector, perspective };
    let mut faults = Diagnostics::new();
    let sheet: Option<AnswerSheet> = read_sheet(&Source::new("one.csv", text), context, &mut faults);
    let set = RespondentSet {
        questionnaire: 0,
        method: Method::SelfAssessed,
        perspective,
        period: None,
        groups,
        population: Population::Employees,
        minimum: 10,
        sheet: sheet.unwrap_or_else(|| panic!("{}", rendered(faults))),
        notes: BTreeMap::new(),
    };
    score(q, &set, Evidence { facts: &BTreeMap::new(), gates: &BTreeMap::new() })
}

fn bits(x: Option<f64>) -> Option<u64> {
    x.map(f64::to_bits)
}

fn same(figure: &Figure, estimate: &palier_engine::measure::Estimate, alpha: Option<f64>) {
    let interval = estimate.interval.ok();
    assert_eq!(bits(figure.score()), bits(estimate.score.value()));
    assert_eq!(figure.interval().map(|i| i.0.to_bits()), interval.map(|i| i.low.to_bits()));
    assert_eq!(figure.interval().map(|i| i.1.to_bits()), interval.map(|i| i.high.to_bits()));
    assert_eq!(bits(figure.alpha()), bits(alpha));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn an_organisation_in_a_batch_scores_as_it_does_alone(
        which in 0..9usize,
        sizes in prop::collection::vec((1..14usize, any::<u32>()), 1..4),
        policy in (0..3usize, 0..3usize, 0..3usize, 0..2usize, 0..4usize),
        (weighted, sectored, quoted) in any::<(bool, bool, bool)>(),
    ) {
        let mut all = all();
        let many = all.len();
        let mut q = all.swap_remove(which % many);
        let policies = [Policy::Exclude, Policy::Full, Policy::Zero];
        for question in &mut q.questions {
            (question.na, question.dont_know) = (policies[policy.0], policies[policy.1]);
        }
        q.scoring.rollup = [Rollup::Pooled, Rollup::MeanOfMeans, Rollup::WeakestLink][policy.2];
        q.scoring.balance = [Balance::Respondents, Balance::Groups][policy.3];
        q.scoring.min_answered = [0.0, 0.5, 0.8, 1.0][policy.4];
        let sector = q.questions.iter().find_map(|question| question.sectors.first().cloned()).filter(|_| sectored);
        let mut text = format!("org_id,{}\n", header(&q));
        let mut who = "org_id,sector,country,size\n".to_owned();
        let organisations: Vec<Vec<String>> = sizes.iter().map(|(n, seed)| rows(&q, *n, *seed, weighted)).collect();
        for (o, rows) in organisations.iter().enumerate() {
            let id = if quoted { format!("\"O{o}\"") } else { format!("O{o}") };
            text += &rows.iter().map(|row| format!("{id},{row}\n")).collect::<String>();
            who += &format!("O{o},{},,\n", sector.as_deref().unwrap_or_default());
        }
        let (outcome, _) = run(&q, text.as_bytes(), (2, &profiles(&who)));
        let outcome = outcome.unwrap();
        prop_assert!(outcome.faults.is_empty(), "{:?}", outcome.faults);
        for (o, rows) in organisations.iter().enumerate() {
            let card = scorecard(&q, rows, sector.as_deref());
            let figures = outcome.scores.figures(o);
            for (figure, domain) in figures.iter().zip(&card.domains) {
                same(figure, &domain.estimate, domain.alpha.ok());
            }
            same(outcome.scores.overall(o), &card.overall, None);
            let who = &outcome.scores.organisations()[o];
            let stage = card.stage.and_then(|stage| stage.by_score).map_or(0, |stage| stage + 1);
            prop_assert_eq!(usize::from(who.stage), stage);
            prop_assert_eq!(who.respondents as usize, card.overall.respondents);
        }
    }
}

/// A thousand organisations: several parts of a file.
fn thousand(q: &Questionnaire) -> String {
    let mut text = format!("org_id,{}\n", header(q));
    for o in 0..1000u32 {
        text += &rows(q, 5 + o as usize % 17, o, false).iter().map(|row| format!("O{o},{row}\n")).collect::<String>();
    }
    text
}

/// An organisation, its row, and its figures by their bits.
type Fingerprint = (String, u32, Vec<[Option<u64>; 3]>);

fn fingerprint(outcome: &Outcome) -> Vec<Fingerprint> {
    let figures = |o: usize| {
        let of = |f: &Figure| [bits(f.score()), bits(f.interval().map(|i| i.0)), bits(f.alpha())];
        outcome.scores.figures(o).iter().map(of).collect()
    };
    let organisations = outcome.scores.organisations().iter().enumerate();
    organisations.map(|(o, who)| (who.id.to_string(), who.line, figures(o))).collect()
}

#[test]
fn any_number_of_threads_gives_the_same_bits_plain_or_quoted_in_any_order_of_columns() {
    let q = shipped("forrester-six-domains");
    let text = thousand(&q);
    let none = Profiles::default();
    let one = fingerprint(&run(&q, text.as_bytes(), (1, &none)).0.unwrap());
    assert_eq!(one.len(), 1000);
    for jobs in [2, 8] {
        assert_eq!(fingerprint(&run(&q, text.as_bytes(), (jobs, &none)).0.unwrap()), one, "{jobs}");
    }
    // From the middle on, the csv crate reads.
    let at = text.find("\nO500,").unwrap();
    let quoted = format!("\u{feff}{}{}", &text[..at], text[at..].replacen("\nO500,", "\n\"O500\",", 1));
    assert_eq!(fingerprint(&run(&q, quoted.as_bytes(), (2, &none)).0.unwrap()), one);
    let windows = quoted.replace('\n', "\r\n");
    assert_eq!(fingerprint(&run(&q, windows.as_bytes(), (2, &none)).0.unwrap()), one);
    let reordered: String = text
        .lines()
        .map(|line| {
            let mut fields: Vec<&str> = line.split(',').collect();
            fields.rotate_left(7);
            fields.join(";") + "\n"
        })
        .collect();
    assert_eq!(fingerprint(&run(&q, reordered.as_bytes(), (2, &none)).0.unwrap()), one);
}

#[test]
fn a_broken_row_far_down_is_told_by_its_number() {
    let q = shipped("quick-diagnosis");
    let row = rows(&q, 1, 5, false).remove(0);
    let mut text = format!("org_id,{}\n", header(&q));
    let mut lines = 1;
    for o in 0..30_000 {
        text += &format!("O{o:06},{row}\n");
        lines += 1;
        if o == 29_000 {
            text += &format!("O{o:06},{}\n", row.replacen("R0", "R1", 1).rsplit_once(',').unwrap().0);
            lines += 1;
            assert_eq!(lines, 29_003);
        }
    }
    for text in [text.clone(), text.replacen("O000100", "\"O000100\"", 1), text.replace('\n', "\r\n")] {
        let (outcome, _) = run(&q, text.as_bytes(), (2, &Profiles::default()));
        let outcome = outcome.unwrap();
        let [fault] = outcome.faults.as_slice() else { panic!("{:?}", outcome.faults) };
        assert_eq!((fault.code, fault.line), ("wrong-number-of-fields", 29_003));
        assert_eq!(outcome.left_out[0].organisation, "O029000");
        assert!(outcome.scores.organisations()[29_000].left_out);
        assert_eq!(outcome.scores.kept().count(), 29_999);
    }
}

/// Faults and warnings of a batch, as text.
fn told(q: &Questionnaire, text: &str) -> String {
    let (outcome, mut faults) = run(q, text.as_bytes(), (2, &Profiles::default()));
    faults.extend(outcome.map(|outcome| outcome.faults).unwrap_or_default());
    rendered(faults)
}

#[test]
fn every_fault_is_told_at_its_row() {
    let q = mixed_kinds();
    let good = "org_id,respondent_id,method,panel,owner,kept,repeats\n";
    let cases = [
        ("empty", String::new()),
        ("header alone", good.to_owned()),
        ("columns missing, doubled and strange", "respondent_id,method,method,pannel\n".to_owned()),
        ("another questionnaire", "org_id,respondent_id,a,b,c,d,e,f\n".to_owned()),
        (
            "answers",
            format!("{good}A,1,6,maybe,shop,3.5,10\nA,2,\"2,5\",yes,shop,NaN,inf\nA,3,na,yes,,-1,\nB,1,1,yes,,1,1\n"),
        ),
        ("decimal commas without quotes", format!("{good}A,1,2,5,yes,shop,3,5\n")),
        ("ids", format!("{good}A,,1,yes,,1,1\nB,1,1,yes,,1,1\nB,2,1,yes,,1,1\nB,1,1,yes,,1,1\n,1,1,yes,,1,1\n")),
        ("rows apart", format!("{good}A,1,1,yes,,1,1\nB,1,1,yes,,1,1\n\nA,2,1,yes,,1,1\n")),
        ("no answer", format!("{good}A,1,,,,,\nA,2,,,,,\nB,1,1,yes,,1,1\n")),
        (
            "weights",
            "org_id,respondent_id,weight,method,panel,owner,kept,repeats\nA,1,0,1,yes,,1,1\nA,2,x,1,yes,,1,1\n".into(),
        ),
        ("not UTF-8 in the header", "org_id,respondent_id,\u{fffd}\n".to_owned()),
        ("unclosed quote", format!("{good}A,1,1,\"yes,,1,1\nA,2,1,yes,,1,1\n")),
    ];
    let told: String = cases.iter().map(|(name, text)| format!("== {name}\n{}\n", told(&q, text))).collect();
    insta::assert_snapshot!(told);
}

#[test]
fn the_first_faults_are_told_and_the_others_counted() {
    let q = mixed_kinds();
    let mut text = "org_id,respondent_id,method,panel,owner,kept,repeats\n".to_owned();
    for o in 0..1000 {
        text += &format!("O{o},1,9,yes,,1,1\n");
    }
    let (outcome, _) = run(&q, text.as_bytes(), (2, &Profiles::default()));
    let outcome = outcome.unwrap();
    assert_eq!(outcome.faults.len(), 201);
    assert_eq!(outcome.faults[200].message, "… and 800 more faults in this file");
    assert_eq!(outcome.left_out.len(), 1000);
}

/// A pool in which some cells are small, with the organisations' own rows among it.
fn pool(peers: u32) -> String {
    let mut text = "id,sector,country,size,questionnaire,date,method,strategy,customer-understanding,design,measurement,governance,culture,overall\n".to_owned();
    for p in 0..peers {
        let id = if p % 50 == 0 { format!("O{}", p / 50) } else { format!("P{p}") };
        let sector = ["retail", "banking", "", "energy"][p as usize % 7 % 4];
        let scores: Vec<String> = (0..7u32)
            .map(|m| {
                if (p + m) % 23 == 0 { String::new() } else { format!("{}", f64::from((p * 31 + m * 17) % 800) / 8.0) }
            })
            .collect();
        let size = ["small", "large"][p as usize % 3 % 2];
        let country = ["FR", "DE", "ES"][(p / 3) as usize % 3];
        text +=
            &format!("{id},{sector},{country},{size},forrester-six-domains@1.2,2026-01-01,self,{}\n", scores.join(","));
    }
    text
}

#[test]
fn positions_and_quartiles_are_those_of_one_assessment_at_a_time() {
    let q = shipped("forrester-six-domains");
    let text = thousand(&q);
    let mut who = "org_id,sector,country,size,name\n".to_owned();
    for o in 0..1000 {
        let (sector, country) = (["retail", "banking", "energy", "", "farming"][o % 5], ["FR", "ES", "US"][o % 3]);
        who += &format!("O{o},{sector},{country},{},Name {o}\n", ["small", "large", ""][o / 5 % 3]);
    }
    let profiles = profiles(&who);
    let outcome = run(&q, text.as_bytes(), (2, &profiles)).0.unwrap();
    // A few of another size hide a size that is large enough.
    for (size, few) in [(9, 0), (60, 0), (600, 0), (600, 3)] {
        let huge = |p: u32| format!("H{p},banking,FR,huge,forrester-six-domains@1.2,2026-01-01,self,1,2,3,4,5,6,{p}\n");
        let pool = pool(size) + &(0..few).map(huge).collect::<String>();
        let mut faults = Diagnostics::new();
        let peers = Peers::read(pool.as_bytes(), "pool.csv", &q, &profiles, &mut faults).unwrap().unwrap();
        let rows = read_pool(&Source::new("pool.csv", pool.as_str()), &q, &mut faults).unwrap();
        let comparison =
            Comparison { peers: &peers, profiles: &profiles, enough: 12, questionnaire: &q, perspective: None };
        let positions = comparison.place(&outcome.scores);
        let standings = Standings::new(comparison, &outcome.scores);
        for o in (0..1000).step_by(7).chain([0, 1, 2, 3]) {
            let id = format!("O{o}");
            let rows_of: Vec<String> =
                text.lines().filter_map(|line| Some(line.strip_prefix(&format!("{id},"))?.to_owned())).collect();
            let card = scorecard(&q, &rows_of, None);
            let fields: Vec<&str> = who.lines().nth(o + 1).unwrap().split(',').collect();
            let known = |at: usize| Some(fields[at].to_owned()).filter(|text| !text.is_empty());
            let organisation = palier_engine::answers::Organisation {
                name: id.clone(),
                sector: known(1),
                country: known(2),
                size: known(3),
                fictional: false,
            };
            let request = palier_engine::answers::BenchmarkRequest {
                pool: String::new(),
                sector: true,
                country: true,
                size: true,
                enough: 12,
                fictional: false,
                title: None,
                year: None,
            };
            let found = compare(&card, &organisation, &request, &rows, Some(&id));
            for (metric, position) in found.domains.iter().chain([&found.overall]).enumerate() {
                assert_eq!(bits(positions.percentile(o, metric)), bits(position.percentile), "{id} {metric} of {size}");
                assert_eq!(positions.quartile(o, metric), position.quartile, "{id} {metric} of {size}");
            }
            let all = |mut of: Benchmark| {
                of.domains.iter_mut().chain(of.rings.iter_mut().map(|r| &mut r.overall)).for_each(|p| p.scores.clear());
                format!("{:?}", (&of.asked, &of.cell, &of.overall, &of.domains, &of.rings))
            };
            assert_eq!(all(standings.benchmark(o, &card).unwrap()), all(found), "{id} of {size}");
        }
    }
}

#[test]
fn sectors_with_few_peers_are_hidden_and_others_with_them() {
    let mut peers = Peers::new(&Profiles::default(), 2);
    for (sector, n) in [("a", 30u32), ("b", 20), ("c", 4)] {
        for i in 0..n {
            let scores = [Some(f64::from(i * 3)), (i % 2 == 0).then_some(f64::from(i) / 3.0)];
            peers.add(&format!("{sector}{i}"), [sector, "", ""], scores.into_iter());
        }
    }
    let rows = peers.quartiles();
    let shown: Vec<(Option<&str>, usize, usize)> =
        rows.iter().map(|row| (row.sector.as_deref(), row.metric, row.n)).collect();
    // Four of `c` alone would follow from the others and all: `b`, the smallest shown, is hidden too.
    assert_eq!(shown, [(None, 0, 54), (None, 1, 27), (Some("a"), 0, 30), (Some("a"), 1, 15)]);
    let of_a: Vec<f64> = (0..30).map(|i| f64::from(i * 3)).collect();
    let quartiles = |sorted: &[f64]| [0.25, 0.5, 0.75].map(|p| quantile_7(sorted, p).to_bits());
    assert_eq!(rows[2].cuts.map(f64::to_bits), quartiles(&of_a));
    let thirds: Vec<f64> = (0..15).map(|i| f64::from(i * 2) / 3.0).collect();
    assert_eq!(rows[3].cuts.map(f64::to_bits), quartiles(&thirds));
}

#[test]
fn a_band_ends_before_the_first_that_its_leader_certainly_surpasses() {
    let q = shipped("forrester-six-domains");
    let outcome = run(&q, thousand(&q).as_bytes(), (2, &Profiles::default())).0.unwrap();
    let league = League::new(&outcome.scores);
    assert_eq!(league.ranked.len() + league.unranked.len(), 1000);
    let sampled = |row: &Ranked| {
        let (error, freedom) = outcome.scores.organisations()[row.organisation].spread.unwrap();
        Sampled { mean: outcome.scores.overall(row.organisation).score().unwrap(), error, freedom }
    };
    let apart = |first: &Ranked, second: &Ranked| welch(sampled(first), sampled(second)).ends().0 > 0.0;
    let bands: Vec<&[Ranked]> = league.ranked.chunk_by(|a, b| a.band == b.band).collect();
    assert!(bands.len() > 1);
    for (number, band) in bands.iter().enumerate() {
        let before: usize = bands[..number].iter().map(|band| band.len()).sum();
        assert!(band.iter().all(|row| row.band == number + 1 && row.ranks == (before + 1, before + band.len())));
        assert!(band[1..].iter().all(|row| !apart(&band[0], row)));
        assert!(bands.get(number + 1).is_none_or(|next| apart(&band[0], &next[0])));
    }
}

#[test]
fn a_pool_is_read_as_it_is_for_one_assessment() {
    let q = shipped("quick-diagnosis");
    let head = "id,sector,country,size,questionnaire,date,method,listening,overall\n";
    let row =
        |id: &str, reference: &str, scores: &str| format!("{id},retail,FR,,{reference},2026-01-01,self,{scores}\n");
    let good = row("P1", "quick-diagnosis@1.0", "50,60.5");
    let cases = [
        ("foreign rows count for nothing, whatever they score", row("P0", "temkin-stages@1.0", "x,999") + &good, true),
        ("ids come once", good.clone() + &good, false),
        ("also those of foreign rows", good.clone() + &row("P1", "temkin-stages@1.0", "1,1"), false),
        ("scores are numbers from 0 to 100", good.clone() + &row("P2", "quick-diagnosis@1.0", "NaN,60"), false),
        ("with a point", good.clone() + &row("P2", "quick-diagnosis@1.0", "\"48,5\",60"), false),
        ("rows are as long as the header", good.clone() + "P2,retail\n", false),
        ("quotes", good.replace("retail", "\"re,tail\""), true),
    ];
    for (name, rows, right) in cases {
        let text = format!("{head}{rows}");
        let (mut faults, mut as_one) = (Diagnostics::new(), Diagnostics::new());
        let found = Peers::read(text.as_bytes(), "pool.csv", &q, &Profiles::default(), &mut faults).unwrap();
        let expected = read_pool(&Source::new("pool.csv", text.as_str()), &q, &mut as_one);
        assert_eq!(found.as_ref().map(Peers::len), expected.map(|peers| peers.len()), "{name}");
        assert_eq!(found.is_some(), right, "{name}");
        let codes = |faults: Diagnostics| faults.into_sorted().iter().map(|f| (f.code, f.line)).collect::<Vec<_>>();
        assert_eq!(codes(faults), codes(as_one), "{name}");
    }
}

/// The pages of organisations whose respondents answer everything with one digit each: `"12"` is two of them.
fn pages(answers: &[&str], locale: Locale) -> LeaguePages {
    let questionnaire = shipped("forrester-six-domains");
    let mut text = format!("org_id,{}\n", header(&questionnaire));
    for (organisation, digits) in answers.iter().enumerate() {
        for (respondent, digit) in digits.chars().enumerate() {
            let cells = vec![digit.to_string(); questionnaire.questions.len()].join(",");
            text += &format!("O{organisation},R{respondent},,,{cells}\n");
        }
    }
    let outcome = run(&questionnaire, text.as_bytes(), (1, &Profiles::default())).0.unwrap();
    let inputs = LeagueInputs {
        league: &League::new(&outcome.scores),
        scores: &outcome.scores,
        profiles: &Profiles::default(),
        questionnaire: &questionnaire,
        perspective: None,
        date: None,
    };
    compose_league(&inputs, &Messages::new(locale), &Theme::default())
}

#[test]
fn a_league_s_headline_claims_what_its_bands_do() {
    for (answers, headline) in [
        (&["0011", "2233"][..], "O1 leads alone: the second of 2 organisations differs from it by more than chance"),
        (&["0123", "1123"], "No ranking holds: none of the 2 organisations differs from the first by more than chance"),
        (
            &["2233", "3322", "0011"],
            "Two of 3 organisations lead together: none of them differs from the first by more than chance",
        ),
        (&["11", "03"], "One organisation alone can be ranked: O1"),
        (&["1"], "No organisation can be ranked"),
    ] {
        assert_eq!(pages(answers, Locale::En).head.headline, headline, "{answers:?}");
    }
    let french = pages(&["2233", "3322", "0011", "1"], Locale::Fr);
    assert!(french.head.headline.starts_with("Deux organisations sur 3 sont en tête ensemble\u{202f}: "));
    let table = french.table.unwrap();
    let bands = table.bands.iter().map(|band| (band.ranks.as_str(), band.rows.len())).collect::<Vec<_>>();
    assert_eq!((bands, table.sectors), (vec![("1–2", 2), ("3", 1)], false));
    let reason = &french.unranked.unwrap().rows[0].cells[4].text;
    assert_eq!(reason, "sans intervalle\u{202f}: moins de deux répondants");
}

#[test]
fn a_league_s_pages_show_the_first_two_hundred_and_say_how_many_there_are() {
    let pages = pages(&["0123"; 230], Locale::En);
    assert!(pages.head.lead.contains("230 organisations are ranked"), "{}", pages.head.lead);
    assert!(pages.head.lead.contains("The first\u{a0}200 are shown here"), "{}", pages.head.lead);
    let bands = pages.table.unwrap().bands;
    assert_eq!((bands[0].rows.len(), bands[0].ranks.as_str()), (200, "1–230"));
}
