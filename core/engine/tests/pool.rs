//! The pool's file: the same positions as from a table, one wave an organisation, nothing half written.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
mod engagement;

use common::rendered;
use palier_engine::answers::{BenchmarkRequest, Method, Organisation};
use palier_engine::benchmark::{Benchmark, Entry, Identity, Pool, PoolError, Store, Subject, read_pool};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::questionnaire::{Change, Questionnaire, Version};
use palier_engine::scoring::{Evidence, Scorecard, score};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Mutex;

fn card(questionnaire: &Questionnaire) -> Scorecard {
    let rows: engagement::Sheet = &[
        ("x", 1.0, &["1", "2", "3", "1"]),
        ("x", 1.0, &["2", "2", "1", "0"]),
        ("y", 1.0, &["3", "1", "2", "2"]),
        ("y", 1.0, &["1", "0", "2", "1"]),
    ];
    let evidence = Evidence { facts: &BTreeMap::new(), gates: &BTreeMap::new() };
    score(questionnaire, &engagement::set(rows, 1), evidence)
}

fn organisation(sector: &str, country: &str, size: &str) -> Organisation {
    let named = |name: &str| Some(name.to_owned());
    Organisation {
        name: "Acme".into(),
        sector: named(sector),
        country: named(country),
        size: named(size),
        fictional: false,
    }
}

fn request(mask: u8, enough: usize) -> BenchmarkRequest {
    BenchmarkRequest {
        pool: "pool".into(),
        sector: mask & 1 != 0,
        country: mask & 2 != 0,
        size: mask & 4 != 0,
        enough,
        fictional: false,
        title: None,
        year: None,
    }
}

fn placed(pool: &Pool, questionnaire: &Questionnaire, asked: &BenchmarkRequest) -> Benchmark {
    let (card, organisation) = (card(questionnaire), organisation("a", "FR", "s"));
    pool.compare(Subject { card: &card, organisation: &organisation, questionnaire, perspective: None }, asked).unwrap()
}

fn stored(path: &Path) -> Pool {
    Pool::Stored(Box::new(Mutex::new(Store::open(path).unwrap())))
}

fn imported(path: &Path, csv: &str, questionnaire: &Questionnaire) -> usize {
    let mut faults = Diagnostics::new();
    let find = |id: &str| (id == questionnaire.id).then(|| questionnaire.clone());
    let rows = Store::import(path, &Source::new("pool.csv", csv), &find, &mut faults).unwrap();
    Store::open(path).unwrap().check().unwrap();
    assert!(!faults.has_errors(), "{}", rendered(faults));
    rows
}

fn rows(csv: &str, questionnaire: &Questionnaire) -> Pool {
    let mut faults = Diagnostics::new();
    let rows = read_pool(&Source::new("pool.csv", csv), questionnaire, &mut faults);
    Pool::Rows(rows.unwrap_or_else(|| panic!("{}", rendered(faults))))
}

const HEADER: &str = "id,sector,country,size,questionnaire,date,method,d1,d2,overall\n";

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0_u16..=1000).prop_map(|tenths| (f64::from(tenths) / 10.0).to_string()),
        3 => (0.0..=100.0).prop_map(|x: f64| x.to_string()),
        2 => Just("62.5".to_owned()),
        1 => Just(String::new()),
    ]
}

fn line() -> impl Strategy<Value = String> {
    let place = ("[ab]|", "(FR|BE)", "[sl]", 2019_u16..2027, "self|facilitated|");
    let reference =
        prop_oneof![5 => Just("small@1.0"), 2 => Just("small@1.1"), 1 => Just("small@2.0"), 1 => Just("other@1.0")];
    (place, reference, value(), value(), value()).prop_map(
        |((sector, country, size, year, method), reference, a, b, c)| {
            format!("{sector},{country},{size},{reference},{year}-05-01,{method},{a},{b},{c}\n")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_peers_from_a_table_and_from_a_file_give_the_same_positions(
        lines in prop::collection::vec(line(), 0..90),
        more in prop::collection::vec(line(), 0..20),
        enough in 5_usize..20,
    ) {
        let mut questionnaire = engagement::questionnaire();
        questionnaire.version.minor = 1;
        let other = Questionnaire { id: "other".into(), ..questionnaire.clone() };
        let find = |id: &str| [&questionnaire, &other].into_iter().find(|q| q.id == id).cloned();
        let csv = |prefix: &str, lines: &[String]| {
            lines.iter().enumerate().fold(HEADER.to_owned(), |csv, (i, line)| csv + &format!("{prefix}{i},{line}"))
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("peers");
        let whole = csv("P", &lines);
        // Rows that come again are replaced, and rows that go leave nothing behind.
        for part in [&whole, &csv("Q", &more), &whole] {
            let mut faults = Diagnostics::new();
            Store::import(&path, &Source::new("pool.csv", part.as_str()), &find, &mut faults).unwrap();
            prop_assert!(!faults.has_errors(), "{}", rendered(faults));
        }
        let mut store = Store::open(&path).unwrap();
        for extra in 0..more.len() {
            store.remove(&format!("Q{extra}")).unwrap();
        }
        store.check().unwrap();
        let (table, file) = (rows(&whole, &questionnaire), Pool::Stored(Box::new(Mutex::new(store))));
        for mask in 0..8 {
            let asked = request(mask, enough);
            let [table, file] = [&table, &file].map(|pool| format!("{:#?}", placed(pool, &questionnaire, &asked)));
            prop_assert_eq!(table, file, "cell {}", mask);
        }
    }
}

fn entry(name: &str, date: &str, overall: f64) -> Entry {
    Entry {
        who: Identity::of(&Organisation { name: name.into(), ..organisation("a", "FR", "s") }),
        questionnaire: "small".into(),
        version: Version { major: 1, minor: 0 },
        perspective: String::new(),
        place: ["a", "FR", "s"].map(str::to_owned),
        date: date.into(),
        method: Some(Method::SelfAssessed),
        respondents: Some(12),
        overall: Some(overall),
        domains: ["d1".to_owned(), "d2".to_owned()].into(),
        scores: vec![Some(overall), None],
    }
}

fn peers(store: &Store, questionnaire: &Questionnaire) -> Vec<(String, Option<f64>)> {
    let mut found = Vec::new();
    store.peers(questionnaire, None, |peer| found.push((peer.id, peer.overall))).unwrap();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

#[test]
fn the_latest_wave_counts_and_the_same_wave_is_replaced() {
    let questionnaire = engagement::questionnaire();
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("peers")).unwrap();
    let id = store.add([entry("Acme", "2026-01-01", 40.0)]).unwrap()[0];
    let again = store.add([entry("ACME ", "2026-01-01", 45.0), entry("Acme", "2025-01-01", 30.0)]).unwrap();
    assert_eq!(again, [id, id]);
    assert_eq!(peers(&store, &questionnaire), [(id.to_string(), Some(45.0))]);
    store.check().unwrap();
    // Without the latest, the one before counts again.
    assert_eq!(store.remove_waves(&[entry("Acme", "2026-01-01", 0.0)]).unwrap(), 1);
    assert_eq!(peers(&store, &questionnaire), [(id.to_string(), Some(30.0))]);
    assert_eq!(store.remove(&id.to_string()).unwrap(), 1);
    assert!(peers(&store, &questionnaire).is_empty());
    store.check().unwrap();
    assert!(matches!(store.remove(&id.to_string()), Err(PoolError::Unknown(_))));
}

#[test]
fn an_organisation_is_not_its_own_peer() {
    let questionnaire = engagement::questionnaire();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("peers");
    let mut store = Store::open_or_create(&path).unwrap();
    let others = (0..30_u32).map(|i| entry(&format!("Other {i}"), "2026-01-01", f64::from(i) * 3.0));
    store.add(others).unwrap();
    let without = format!("{:?}", placed(&stored(&path), &questionnaire, &request(7, 12)));
    store.add([entry("Acme", "2026-01-01", 60.0), entry("Acme", "2024-01-01", 6.0)]).unwrap();
    let with = format!("{:?}", placed(&stored(&path), &questionnaire, &request(7, 12)));
    assert_eq!(without, with);
}

#[test]
fn a_domain_of_an_earlier_version_is_found_under_its_old_name() {
    let mut now = engagement::questionnaire();
    now.version.minor = 2;
    now.domains[0].id = "new".into();
    let change = |minor, renamed: &[(&str, &str)]| Change {
        version: Version { major: 1, minor },
        renamed: renamed.iter().map(|(old, new)| ((*old).into(), (*new).into())).collect(),
        removed: Vec::new(),
        rescaled: Vec::new(),
        note: None,
    };
    now.changes = vec![change(2, &[("middle", "new")]), change(1, &[("d1", "middle")])];
    let mut csv = "id,sector,country,size,questionnaire,date,method,d1,middle,new,d2,overall\n".to_owned();
    for (i, column) in (0..30).zip([0, 1, 2].into_iter().cycle()) {
        let mut scores = [""; 3];
        scores[column] = "40";
        let _ = writeln!(csv, "P{i},a,FR,s,small@1.{column},2026,self,{},50,60", scores.join(","));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("peers");
    assert_eq!(imported(&path, &csv, &now), 30);
    for pool in [rows(&csv, &now), stored(&path)] {
        let found = placed(&pool, &now, &request(7, 12));
        assert_eq!((found.overall.peers, found.domains[0].peers), (30, 30));
        assert_eq!(found.domains[0].quartiles, Some([40.0; 3]));
    }
}

#[test]
fn the_points_of_view_are_kept_apart() {
    let mut questionnaire = engagement::questionnaire();
    let named = |id: &str| palier_engine::questionnaire::Perspective {
        id: id.into(),
        title: questionnaire.title.clone(),
        text: None,
        rank_from: None,
    };
    questionnaire.perspectives = vec![named("customers"), named("employees"), named("others")];
    let mut csv = HEADER.replace("id,", "id,perspective,");
    for i in 0..40 {
        let of = ["customers", ""][i % 2];
        let _ = writeln!(csv, "P{i},{of},a,FR,s,small@1.0,2026,self,1,2,{}", 2 * i);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("peers");
    imported(&path, &csv, &questionnaire);
    let (card, organisation) = (card(&questionnaire), organisation("a", "FR", "s"));
    for pool in [rows(&csv, &questionnaire), stored(&path)] {
        let median = |perspective| {
            let subject =
                Subject { card: &card, organisation: &organisation, questionnaire: &questionnaire, perspective };
            pool.compare(subject, &request(0, 12)).unwrap().overall.quartiles.unwrap()[1].to_string()
        };
        assert_eq!(median(Some("customers")), "38");
        // Of these there are no rows: those that name nobody stand in.
        assert_eq!((median(Some("employees")), median(None)), ("40".into(), "40".into()));
    }
}

#[test]
fn a_cell_that_a_wider_one_less_its_parts_would_give_away_is_hidden_and_not_used() {
    let questionnaire = engagement::questionnaire();
    let csv = |countries: &[(&str, usize)]| {
        let mut csv = HEADER.to_owned();
        for (country, n) in countries {
            for i in 0..*n {
                let _ = writeln!(csv, "{country}{i},a,{country},s,small@1.0,2026,self,1,2,{}", i * 2);
            }
        }
        csv
    };
    let found = |countries: &[(&str, usize)]| {
        let found = placed(&rows(&csv(countries), &questionnaire), &questionnaire, &request(3, 12));
        (found.cell.country, found.rings.iter().map(|ring| ring.suppressed).collect::<Vec<_>>())
    };
    assert_eq!(
        found(&[("FR", 20), ("BE", 30), ("ES", 3)]),
        (Some("FR".into()), vec![false; 3]),
        "BE is hidden with ES"
    );
    assert_eq!(found(&[("FR", 20), ("IT", 30), ("AT", 3)]), (None, vec![false, false, true]), "FR is hidden with AT");
    assert_eq!(found(&[("FR", 20), ("ES", 3)]), (None, vec![false, false, true]));
    assert_eq!(found(&[("FR", 20)]), (Some("FR".into()), vec![false; 3]));
}
