//! An attacker who collects every count that may be seen of a pool, from reports of organisations in every cell, its statistics and its
//! norms, of one day and of the next, when one organisation more or fewer is in it, and solves for what is hidden. A rank is a count of the
//! peers below, over the same cells: what no combination of counts gives, no combination of ranks does.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
mod engagement;

use common::samples::{loaded, reports, sample};
use palier_engine::answers::{BenchmarkRequest, Organisation};
use palier_engine::assess::assess;
use palier_engine::benchmark::{Pool, Store, Subject, read_pool};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::questionnaire::Questionnaire;
use palier_engine::scoring::{Evidence, Scorecard, score};
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Organisations by sector, country and size.
type Leaves = BTreeMap<[String; 3], usize>;
/// A cell: none means any.
type Cell = [Option<String>; 3];

/// How many pools are attacked; `PALIER_POOLS` asks for more.
fn pools() -> usize {
    std::env::var("PALIER_POOLS").ok().and_then(|n| n.parse().ok()).unwrap_or(60)
}

/// A field of integers modulo a prime: exact, and large enough that no combination vanishes by chance.
const PRIME: u128 = (1 << 61) - 1;

fn inverse(x: u128) -> u128 {
    let (mut result, mut base, mut power) = (1, x, PRIME - 2);
    while power > 0 {
        if power & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        power >>= 1;
    }
    result
}

/// What is known, as independent rows; a row's first entry other than 0 is 1.
#[derive(Default)]
struct Known(Vec<Vec<u128>>);

impl Known {
    /// What is left of a row when all that is known is taken from it.
    fn rest(&self, mut row: Vec<u128>) -> Vec<u128> {
        for known in &self.0 {
            let lead = known.iter().position(|x| *x != 0).unwrap();
            let times = row[lead];
            if times != 0 {
                for (x, y) in row.iter_mut().zip(known) {
                    *x = (*x + (PRIME - times) * y) % PRIME;
                }
            }
        }
        row
    }

    fn learn(&mut self, row: Vec<u128>) {
        let mut row = self.rest(row);
        if let Some(lead) = row.iter().find(|x| **x != 0).copied() {
            let times = inverse(lead);
            for x in &mut row {
                *x = *x * times % PRIME;
            }
            self.0.push(row);
        }
    }

    fn gives(&self, row: Vec<u128>) -> bool {
        self.rest(row).iter().all(|x| *x == 0)
    }
}

fn holds(cell: &Cell, leaf: &[String; 3]) -> bool {
    cell.iter().zip(leaf).all(|(wanted, name)| wanted.as_ref().is_none_or(|wanted| wanted == name))
}

fn count(leaves: &Leaves, cell: &Cell) -> usize {
    leaves.iter().filter(|(leaf, _)| holds(cell, leaf)).map(|(_, n)| n).sum()
}

fn row(all: &BTreeSet<[String; 3]>, cell: &Cell) -> Vec<u128> {
    all.iter().map(|leaf| u128::from(holds(cell, leaf))).collect()
}

/// The cells of the tree: all, sectors, within them countries, within these sizes.
fn tree(all: &BTreeSet<[String; 3]>) -> BTreeSet<Cell> {
    let cut = |leaf: &[String; 3], depth| std::array::from_fn(|at| (at < depth).then(|| leaf[at].clone()));
    (0..=3).flat_map(|depth| all.iter().map(move |leaf| cut(leaf, depth))).collect()
}

const HEADER: &str = "id,sector,country,size,questionnaire,date,method,d1,d2,overall\n";

fn csv(leaves: &Leaves) -> String {
    let mut csv = HEADER.to_owned();
    for ([sector, country, size], n) in leaves {
        for i in 0..*n {
            let (id, x) = (format!("{sector}-{country}-{size}-{i}"), (i * 37 + sector.len() * 11) % 101);
            let _ = writeln!(csv, "{id},{sector},{country},{size},small@1.0,2026,self,{x},{x},{x}");
        }
    }
    csv
}

fn card(questionnaire: &Questionnaire) -> Scorecard {
    let rows: engagement::Sheet = &[("x", 1.0, &["1", "2", "3", "1"]), ("y", 1.0, &["2", "2", "1", "0"])];
    let evidence = Evidence { facts: &BTreeMap::new(), gates: &BTreeMap::new() };
    score(questionnaire, &engagement::set(rows, 1), evidence)
}

/// Everything that is told of a pool in numbers: cells with their counts.
fn told(leaves: &Leaves, questionnaire: &Questionnaire, card: &Scorecard) -> BTreeMap<Cell, usize> {
    let text = csv(leaves);
    let source = Source::new("pool.csv", text);
    let rows = Pool::Rows(read_pool(&source, questionnaire, &mut Diagnostics::new()).unwrap());
    let mut told = BTreeMap::new();
    let mut tell = |cell: Cell, peers: usize| {
        if peers == 0 {
            return;
        }
        assert_eq!(peers, count(leaves, &cell), "{cell:?} is told wrong");
        assert!(told.insert(cell, peers).is_none_or(|before| before == peers));
    };
    // Reports of an organisation in every cell, which ask for one, two or three things.
    for [sector, country, size] in leaves.keys() {
        for asked in 0..4 {
            let named = |name: &String| Some(name.clone());
            let organisation = Organisation {
                name: "An outsider".into(),
                sector: named(sector),
                country: named(country),
                size: named(size),
                fictional: false,
            };
            let request = BenchmarkRequest {
                pool: "pool.csv".into(),
                sector: asked > 0,
                country: asked > 1,
                size: asked > 2,
                enough: 5,
                fictional: false,
                title: None,
                year: None,
            };
            let subject = Subject { card, organisation: &organisation, questionnaire, perspective: None };
            let found = rows.compare(subject, &request).unwrap();
            let name = |cell: &palier_engine::benchmark::PeerCell| {
                [cell.sector.clone(), cell.country.clone(), cell.size.clone()]
            };
            for ring in &found.rings {
                assert!(
                    !ring.suppressed || (ring.cell.peers, ring.overall.peers) == (0, 0),
                    "a hidden ring says something"
                );
                if !ring.suppressed {
                    tell(name(&ring.cell), ring.cell.peers);
                }
            }
            tell(name(&found.cell), found.cell.peers);
        }
    }
    let memory = std::path::Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
    let path = folder.path().join("peers.pool");
    Store::import(&path, &source, &|_| Some(questionnaire.clone()), &mut Diagnostics::new()).unwrap();
    let store = Store::open(&path).unwrap();
    for series in store.stats().unwrap() {
        series.peers.into_iter().chain(series.scored).for_each(|n| tell([None, None, None], n));
        for part in series.sectors {
            part.peers.into_iter().for_each(|n| tell([Some(part.name.clone()), None, None], n));
        }
    }
    let yaml = store.norms(questionnaire, None).unwrap().to_yaml(questionnaire, None);
    for line in yaml.lines().filter_map(|line| line.split_once("cell: {")?.1.strip_suffix('}')) {
        let fields: BTreeMap<&str, &str> = line.split(", ").filter_map(|field| field.split_once(": ")).collect();
        let name = |field| fields.get(field).map(|name: &&str| name.trim_matches('"').to_owned());
        tell([name("sector"), name("country"), name("size")], fields["peers"].parse().unwrap());
    }
    told
}

/// Numbers that look random and are the same in every run (splitmix64).
struct Random(u64);

impl Random {
    fn range(&mut self, range: std::ops::Range<usize>) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        range.start + usize::try_from((z ^ (z >> 31)) >> 32).unwrap() % range.len()
    }
}

/// A pool whose parts are of all sizes, many small.
fn pool(random: &mut Random) -> Leaves {
    let (sectors, countries, sizes) = (random.range(1..4), random.range(1..5), random.range(1..4));
    let mut leaves = Leaves::new();
    for sector in 0..sectors {
        for country in 0..countries {
            for size in 0..sizes {
                let n = match random.range(0..10) {
                    0..3 => 0,
                    3..7 => random.range(1..6),
                    7..9 => random.range(5..15),
                    _ => random.range(10..40),
                };
                if n > 0 {
                    leaves.insert([format!("s{sector}"), format!("C{country}"), format!("z{size}")], n);
                }
            }
        }
    }
    leaves
}

#[test]
fn no_hidden_cell_is_recovered_from_one_day_or_from_two() {
    let (questionnaire, mut random) = (engagement::questionnaire(), Random(7));
    let card = card(&questionnaire);
    let (mut hidden, mut shown, mut narrow) = (0, 0, 0);
    for round in 0..pools() {
        let today = pool(&mut random);
        if today.is_empty() {
            continue;
        }
        let mut tomorrow = today.clone();
        let place: [String; 3] = if random.range(0..4) == 0 {
            [format!("s{}", random.range(0..4)), format!("C{}", random.range(0..5)), "z0".into()]
        } else {
            today.keys().nth(random.range(0..today.len())).unwrap().clone()
        };
        let n = tomorrow.entry(place).or_default();
        *n = if *n > 0 && random.range(0..2) == 0 { *n - 1 } else { *n + 1 };
        tomorrow.retain(|_, n| *n > 0);
        let all: BTreeSet<[String; 3]> = today.keys().chain(tomorrow.keys()).cloned().collect();
        let days = [&today, &tomorrow].map(|day| told(day, &questionnaire, &card));
        let mut known = [Known::default(), Known::default(), Known::default()];
        for (day, told) in days.iter().enumerate() {
            for cell in told.keys() {
                known[day].learn(row(&all, cell));
                // Who came or went is known: the two days speak of the same unknowns.
                known[2].learn(row(&all, cell));
            }
        }
        let few = |day: &Leaves, cell: &Cell| (1..5).contains(&count(day, cell));
        for cell in tree(&all) {
            for (day, leaves) in [&today, &tomorrow].into_iter().enumerate().filter(|(_, leaves)| few(leaves, &cell)) {
                assert!(!known[day].gives(row(&all, &cell)), "pool {round}: {cell:?} of {leaves:#?}");
                hidden += 1;
            }
            // A cell that is large enough on one of two days is shown on it.
            if few(&today, &cell) && few(&tomorrow, &cell) {
                assert!(!known[2].gives(row(&all, &cell)), "pool {round}: {cell:?} of {today:#?} and {tomorrow:#?}");
            }
        }
        shown += days[0].len();
        narrow += days[0].keys().filter(|cell| cell[0].is_some()).count();
    }
    assert!(
        hidden > pools() && shown > pools() && narrow > pools() / 3,
        "{hidden} hidden, {shown} shown, {narrow} narrow"
    );
}

#[test]
fn the_attacker_finds_what_is_given_away() {
    // Without the rule: one small part beside two shown ones.
    let leaf = |country: &str| ["a".to_owned(), country.to_owned(), "s".to_owned()];
    let all: BTreeSet<_> = ["AT", "FR", "IT"].map(leaf).into();
    let country = |name: &str| [None, Some(name.to_owned()), None];
    let mut known = Known::default();
    for cell in [[None, None, None], country("FR"), country("IT")] {
        assert!(!known.gives(row(&all, &country("AT"))));
        known.learn(row(&all, &cell));
    }
    assert!(known.gives(row(&all, &country("AT"))));
}

#[test]
fn what_html_and_json_tell_of_cells_is_what_may_be_told() {
    let mut random = Random(11);
    let folder = tempfile::tempdir().unwrap();
    let source = sample("forrester-six-domains", "en");
    for name in ["answers.csv", "assessment.en.yaml"] {
        std::fs::copy(source.with_file_name(name), folder.path().join(name)).unwrap();
    }
    let cells = Selector::parse("#benchmark-cells tbody tr").unwrap();
    let (mut told, mut kept) = (0, 0);
    for _ in 0..pools().div_ceil(10) {
        let mut leaves = pool(&mut random);
        leaves.insert(["insurance", "FR", "1000-4999"].map(str::to_owned), random.range(1..20));
        leaves.insert(["insurance", "BE", "s"].map(str::to_owned), random.range(1..20));
        let text = csv(&leaves).replace("d1,d2", "strategy,culture").replace("small@1.0", "forrester-six-domains@1.0");
        std::fs::write(folder.path().join("pool.csv"), text).unwrap();
        let loaded = loaded(&folder.path().join("assessment.en.yaml"));
        let assessed = assess(&loaded).unwrap();
        let rings = &assessed[0].benchmark.as_ref().unwrap().rings;
        let html = Html::parse_document(&reports(&loaded).html);
        let rows: Vec<String> = html.select(&cells).map(|row| row.text().collect::<Vec<_>>().join("|")).collect();
        if rows.is_empty() {
            assert!(rings[0].cell.peers < 5);
            continue;
        }
        assert_eq!(rows.len(), rings.len());
        for (row, ring) in rows.iter().zip(rings) {
            let figures = row.split('|').skip(1).any(|cell| cell.chars().any(|c| c.is_ascii_digit()));
            assert_eq!(figures, !ring.suppressed, "{row}");
            if ring.suppressed { kept += 1 } else { told += 1 }
        }
        let json: serde_json::Value = serde_json::to_value(loaded.document(&assessed)).unwrap();
        let cell = &json["cell"];
        let same = |ring: &&palier_engine::benchmark::Ring| {
            cell["country"].as_str() == ring.cell.country.as_deref()
                && cell["sector"].as_str() == ring.cell.sector.as_deref()
        };
        assert!(!rings.iter().find(same).unwrap().suppressed, "{cell}");
    }
    assert!(told > 0 && kept > 0, "{told} told, {kept} kept");
}

#[test]
fn no_hidden_group_of_an_assessment_is_recovered() {
    let (questionnaire, mut random) = (engagement::questionnaire(), Random(7));
    for _ in 0..pools() {
        let minimum = random.range(2..6);
        let people = random.range(3..40);
        let rows: Vec<(&str, f64, Vec<&str>)> = (0..people)
            .map(|_| {
                let group = ["x", "x", "x", "y", "y", "z", ""][random.range(0..7)];
                let mut answer = || ["1", "2", "3", "", ""][random.range(0..5)];
                (group, 1.0, (0..4).map(|_| answer()).collect())
            })
            .collect();
        let sheet: Vec<(&str, f64, &[&str])> = rows.iter().map(|(g, w, a)| (*g, *w, a.as_slice())).collect();
        let evidence = Evidence { facts: &BTreeMap::new(), gates: &BTreeMap::new() };
        let card = score(&questionnaire, &engagement::set(&sheet, minimum), evidence);
        // Where no group is shown, the rest is the organisation's own total, which is no cell.
        if !card.groups.iter().any(|g| g.shown) {
            continue;
        }
        let rest = card.overall.respondents - card.groups.iter().map(|g| g.overall.respondents).sum::<usize>();
        assert!(rest == 0 || rest >= minimum, "overall: {rest} of {minimum}");
        for domain in &card.domains {
            let rest = domain.estimate.respondents - domain.groups.iter().map(|g| g.respondents).sum::<usize>();
            assert!(rest == 0 || rest >= minimum, "a domain: {rest} of {minimum}");
        }
    }
}
