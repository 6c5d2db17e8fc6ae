//! `palier batch`

mod folders;
mod pages;
mod progress;
mod reports;

use crate::args::BatchArgs;
use crate::failure::Failure;
use crate::faults;
use crate::files::{Staged, make_folder, print};
use pages::Press;
use palier_engine::answers;
use palier_engine::assess::{Folder, Library, Series, SeriesInputs, Shelf, read_questionnaire};
use palier_engine::batch::{Answers, Comparison, League, Outcome, Peers, Positions, Profiles, Standings};
use palier_engine::benchmark::{Peer, Store};
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use palier_engine::export::{batch_league, batch_left_out, batch_quartiles, batch_scores};
use palier_engine::questionnaire::Questionnaire;
use palier_engine::report::LeagueInputs;
use progress::Progress;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Who was left out.
const LEFT_OUT: &str = "left-out.csv";
/// Peers below which a cell is widened, as where an assessment does not say.
const ENOUGH: usize = 12;

/// Scores all organisations of a file.
pub fn run(args: &BatchArgs) -> Result<(), Failure> {
    if args.reports && args.responses.exists() && !args.responses.is_file() {
        let path = args.responses.display();
        return Err(Failure::Usage(format!("with --reports the answers are read twice, and {path} is not a file")));
    }
    if args.reports {
        spare_memory();
    }
    let mut found = Diagnostics::new();
    let (folder, questionnaire) = questionnaire(&args.questionnaire, &mut found)?;
    let perspective = perspective(&questionnaire, args.perspective.as_deref())?;
    let profiles = match &args.profiles {
        Some(path) => profiles(path, &mut found)?,
        None => Some(Profiles::default()),
    };
    let known = profiles.unwrap_or_default();
    let pool = match &args.pool {
        Some(path) => Some(pool(path, (&questionnaire, &known, args.perspective.as_deref()), &mut found)?),
        None => None,
    };
    let jobs = args.jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, Into::into), Into::into);
    let path = args.responses.display().to_string();
    let answers = Answers { questionnaire: &questionnaire, perspective, profiles: &known, jobs, path: &path };
    let outcome = read(&answers, &args.responses, &mut found)?;
    let Some(mut outcome) = outcome else { return Err(Failure::Input(found.into_sorted())) };
    let told = if args.keep_going { outcome.forgiven() } else { std::mem::take(&mut outcome.faults) };
    found.extend(told);
    if found.has_errors() {
        return Err(Failure::Input(found.into_sorted()));
    }
    let peers = pool.flatten().unwrap_or_else(|| Peers::of_batch(&outcome.scores, &known));
    if let Some(path) = &args.profiles {
        found.extend(known.spellings(&peers, &path.display().to_string()));
    }
    faults::print(&found.into_sorted());
    let comparison =
        Comparison { peers: &peers, profiles: &known, enough: ENOUGH, questionnaire: &questionnaire, perspective };
    let positions = comparison.place(&outcome.scores);
    let league = League::new(&outcome.scores);
    let inputs = LeagueInputs {
        league: &league,
        scores: &outcome.scores,
        profiles: &known,
        questionnaire: &questionnaire,
        perspective,
        date: args.date,
    };
    // The tables stand without the pages, which a name can spoil that no font can print.
    let mut spoilt = Vec::new();
    let press = Press::wanted(args).unwrap_or_else(|faults| {
        spoilt.extend(faults);
        None
    });
    let pages = press.as_ref().map_or(Ok(Vec::new()), |press| press.league(args, &inputs));
    let pages = pages.unwrap_or_else(|faults| {
        spoilt.extend(faults);
        Vec::new()
    });
    let written = write(args, &peers, &inputs, (&outcome, &positions, &pages))?;
    print(&summary(args, (&outcome, &positions), peers.len(), &written))?;
    if let Some((press, date)) = press.as_ref().zip(args.date).filter(|_| args.reports) {
        let series = Series::new(SeriesInputs {
            questionnaire: (&folder, &questionnaire),
            perspective,
            profiles: &known,
            standings: Standings::new(comparison, &outcome.scores),
            pooled: args.pool.is_some(),
            design: &press.design,
            studio: &press.studio,
            template: &args.template,
            locale: args.locale.into(),
            date,
            path: &path,
        });
        let mut tally = reports::write(args, (&series, &outcome.scores), jobs)?;
        faults::print(&tally.warnings);
        spoilt.append(&mut tally.faults);
        print(&tally.summary(&outcome.left_out))?;
    }
    if spoilt.is_empty() { Ok(()) } else { Err(Failure::Input(spoilt)) }
}

/// Takes memory in small pages: a sixth less of it over a batch of reports, whose time stays the same. A single report would take a fifth
/// more time, for memory that it gives back at once.
fn spare_memory() {
    // A system without them has nothing to be told.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// A questionnaire's files, and the questionnaire.
fn questionnaire(id: &str, found: &mut Diagnostics) -> Result<(Folder, Questionnaire), Failure> {
    let library = Library::around(Path::new("."));
    let Some(folder) = library.find(Shelf::Questionnaires, id) else {
        let known = library.ids(Shelf::Questionnaires);
        let fault = Diagnostic::file_error("unknown-questionnaire", id, format!("there is no questionnaire `{id}`"));
        return Err(Failure::Input(vec![fault.suggest(id, known.iter().map(String::as_str))]));
    };
    match read_questionnaire(&folder, found) {
        Some(questionnaire) => Ok((folder, questionnaire)),
        None => Err(Failure::Input(std::mem::take(found).into_sorted())),
    }
}

/// The point of view: none where the questionnaire has none, else the one named.
fn perspective(questionnaire: &Questionnaire, wanted: Option<&str>) -> Result<Option<usize>, Failure> {
    let known: Vec<&str> = questionnaire.perspectives.iter().map(|p| p.id.as_str()).collect();
    let id = &questionnaire.id;
    match wanted {
        None if known.is_empty() => Ok(None),
        None => Err(Failure::Usage(format!(
            "`{id}` is answered from several points of view: add --perspective {}",
            known.join(" or ")
        ))),
        Some(wanted) => known.iter().position(|k| *k == wanted).map(Some).ok_or_else(|| {
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            Failure::Usage(format!("`{id}` has no point of view `{wanted}`; it has: {known}"))
        }),
    }
}

fn open(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| Failure::system("cannot read", path, &error))
}

fn profiles(path: &Path, found: &mut Diagnostics) -> Result<Option<Profiles>, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::system("cannot read", path, &error))?;
    let source = answers::text(&path.display().to_string(), bytes).map_err(|fault| found.push(*fault));
    Ok(source.ok().and_then(|source| Profiles::read(&source, found)))
}

/// The peers of a pool; none where it has faults.
fn pool(
    path: &Path,
    (questionnaire, profiles, perspective): (&Questionnaire, &Profiles, Option<&str>),
    found: &mut Diagnostics,
) -> Result<Option<Peers>, Failure> {
    if Store::recognises(path).map_err(|error| Failure::system("cannot read", path, &error))? {
        return stored(path, (questionnaire, profiles, perspective)).map(Some);
    }
    let shown = path.display().to_string();
    let peers = Peers::read(open(path)?, &shown, questionnaire, profiles, found);
    peers.map_err(|error| Failure::system("cannot read", path, &error))
}

/// The peers of a pool's file, each in its latest wave.
fn stored(
    path: &Path,
    (questionnaire, profiles, perspective): (&Questionnaire, &Profiles, Option<&str>),
) -> Result<Peers, Failure> {
    let mut peers = Peers::new(profiles, questionnaire.domains.len() + 1);
    let add = |peer: Peer| {
        let profile = [peer.sector.as_str(), &peer.country, &peer.size];
        peers.add(&peer.id, profile, peer.domains.iter().copied().chain([peer.overall]));
    };
    let store = Store::open(path).map_err(super::pool::failed(path))?;
    store.peers(questionnaire, perspective, add).map_err(super::pool::failed(path))?;
    if peers.is_empty() {
        let message = format!("the pool holds no organisation assessed with `{}`", questionnaire.reference());
        let fault = Diagnostic::file_error("pool-of-another-questionnaire", path.display().to_string(), message);
        return Err(Failure::Input(vec![fault]));
    }
    Ok(peers)
}

fn read(answers: &Answers, path: &Path, found: &mut Diagnostics) -> Result<Option<Outcome>, Failure> {
    let file = open(path)?;
    let progress = Progress::new(file.metadata().map_or(0, |data| data.len()));
    let outcome = answers.score(file, found, &|bytes| progress.at(bytes));
    progress.end();
    outcome.map_err(|error| Failure::system("cannot read", path, &error))
}

/// Writes tables and pages: none is touched before all are on the disk.
fn write(
    args: &BatchArgs,
    peers: &Peers,
    inputs: &LeagueInputs,
    (outcome, positions, pages): (&Outcome, &Positions, &[(&str, Vec<u8>)]),
) -> Result<Vec<String>, Failure> {
    let questionnaire = inputs.questionnaire;
    make_folder(&args.out)?;
    let mut staged = Staged::default();
    let mut names = Vec::new();
    let mut add = |name: &str, fill: &dyn Fn(&mut BufWriter<&mut File>) -> std::io::Result<()>| {
        let path = args.out.join(name);
        names.push(path.display().to_string());
        staged.add(&path, |file| {
            let mut out = BufWriter::with_capacity(1 << 16, file);
            fill(&mut out)?;
            out.flush()
        })
    };
    add("scores.csv", &|out| batch_scores(out, questionnaire, &outcome.scores, positions))?;
    add("quartiles.csv", &|out| batch_quartiles(out, questionnaire, &peers.quartiles()))?;
    add("league.csv", &|out| batch_league(out, inputs.league, &outcome.scores, inputs.profiles))?;
    for (name, bytes) in pages {
        add(name, &|out| out.write_all(bytes))?;
    }
    if !outcome.left_out.is_empty() {
        add(LEFT_OUT, &|out| batch_left_out(out, &outcome.left_out))?;
    }
    staged.put()?;
    if outcome.left_out.is_empty() {
        // An earlier run's: nobody was left out of these tables.
        let _ = std::fs::remove_file(args.out.join(LEFT_OUT));
    }
    for name in pages::NAMES.iter().filter(|name| pages.iter().all(|(written, _)| written != *name)) {
        // An earlier run's: they tell of other tables.
        let _ = std::fs::remove_file(args.out.join(name));
    }
    Ok(names)
}

fn summary(args: &BatchArgs, (outcome, positions): (&Outcome, &Positions), peers: usize, written: &[String]) -> String {
    let scored = outcome.scores.kept().count();
    let left_out = outcome.scores.organisations().len() - scored;
    let mut out = format!("scored    {scored} organisations");
    if left_out > 0 {
        out += &format!(", {left_out} left out ({LEFT_OUT} says why)");
    }
    let with = match &args.pool {
        Some(path) => format!("{peers} peers of {}", path.display()),
        None => "each other".to_owned(),
    };
    let [asked, wider @ ..] = positions.widened;
    out += &format!("\ncompared  with {with}");
    if wider.iter().sum::<usize>() > 0 {
        out += &format!(": {asked} in the cell asked for, {} in a wider one", wider.iter().sum::<usize>());
    }
    out += "\n";
    for path in written {
        out += &format!("{path}\n");
    }
    out
}
