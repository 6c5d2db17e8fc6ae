//! `palier new`: an engagement to fill in.

use crate::args::NewArgs;
use crate::failure::Failure;
use crate::files::{make_folder, print, write};
use palier_engine::assess::{Library, Shelf, read_plugin, read_questionnaire};
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use palier_engine::locale::Locale;
use palier_engine::plugin::Kind;
use palier_engine::questionnaire::Questionnaire;
use std::fmt::Write;
use std::path::Path;

/// Writes `assessment.yaml` and `answers.csv`.
pub fn run(args: &NewArgs) -> Result<(), Failure> {
    let library = Library::around(Path::new("."));
    let known = library.ids(Shelf::Questionnaires);
    let Some(folder) = library.find(Shelf::Questionnaires, &args.questionnaire) else {
        let message = format!("there is no questionnaire `{}`", args.questionnaire);
        let fault = Diagnostic::file_error("unknown-questionnaire", "--questionnaire", message);
        return Err(Failure::Input(vec![fault.suggest(&args.questionnaire, known.iter().map(String::as_str))]));
    };
    let mut found = Diagnostics::new();
    let Some(q) = read_questionnaire(&folder, &mut found) else { return Err(Failure::Input(found.into_sorted())) };
    let (assessment, answers) = (args.dir.join("assessment.yaml"), args.dir.join("answers.csv"));
    for path in [&assessment, &answers] {
        if path.exists() {
            return Err(Failure::Usage(format!("{} is there already: nothing was written", path.display())));
        }
    }
    make_folder(&args.dir)?;
    let ids: Vec<&str> = q.questions.iter().map(|question| question.id.as_str()).collect();
    write(&answers, format!("respondent_id,group,{}\n", ids.join(",")).as_bytes())?;
    write(&assessment, sheet(&q, args, &library).as_bytes())?;
    print(&format!("{}\n{}\n", assessment.display(), answers.display()))
}

fn sheet(q: &Questionnaire, args: &NewArgs, library: &Library) -> String {
    let locale: Locale = args.locale.into();
    let sector = args.sector.as_deref().unwrap_or("");
    let quoted = |text: &str| serde_json::to_string(text).expect("a text");
    let mut out = format!(
        "# An engagement. Fill it in, put one row a respondent into answers.csv, then: palier check {dir}\n\
         palier: 1\nquestionnaires: [{}@{}]\n\n\
         organisation:\n  name: \"\"            # as it stands on the cover\n  sector: {}\n  country: FR         # ISO 3166\n  \
         # size: 1000-4999   # any band; the benchmark compares the same words\n\n\
         date: 2026-01-01      # of the assessment, YYYY-MM-DD\nwave: 1\n\n\
         respondents:\n  - file: answers.csv   # blank: unanswered; NA: does not apply; DK: does not know\n    \
         method: facilitated # self, facilitated or third-party\n    population: employees\n    groups:\n",
        q.id,
        q.version.major,
        quoted(sector),
        dir = args.dir.display(),
    );
    for audience in &q.audiences {
        let title = quoted(audience.title.get(locale));
        let _ = writeln!(out, "      - {{id: {0}, title: {title}, audience: {0}}}   # invited: 40", audience.id);
    }
    let mut facts = String::new();
    for fact in &q.facts {
        let _ = writeln!(facts, "  # {}: \n  #   {}", fact.id, fact.text.get(locale));
    }
    let mut plugins = String::new();
    for id in library.ids(Shelf::Plugins) {
        let read = library.find(Shelf::Plugins, &id).and_then(|f| read_plugin(&f, &mut Diagnostics::new()));
        let Some((plugin, _)) = read else { continue };
        if sector.is_empty() || !plugin.manifest().is_for_sector(sector) {
            continue;
        }
        let _ = writeln!(plugins, "  - {id}");
        for fact in plugin.manifest().facts() {
            let options = match &fact.kind {
                Kind::Boolean => "true | false".to_owned(),
                Kind::Choice(choices) => choices.iter().map(|c| c.id.clone()).collect::<Vec<_>>().join(" | "),
                _ => fact.unit.as_ref().map(|u| u.get(locale.tag()).to_owned()).unwrap_or_default(),
            };
            let _ = writeln!(facts, "  # {}:       # {options}\n  #   {}", fact.id, fact.text.get(locale.tag()));
        }
    }
    let _ = write!(out, "\nfacts:                # what gates and sector rules ask for\n{facts}");
    if !plugins.is_empty() {
        let _ = write!(
            out,
            "\nplugins:              # sector rules\n  # {{id: …, sha256: …}} pins one of your own (palier plugin list); on_failure: report goes on without it\n\
             {plugins}"
        );
    }
    let _ = write!(
        out,
        "\n# targets: {{overall: 60, date: 2027-12-31}}\n# benchmark: {{pool: pool.csv, sector: true, country: true, size: false}}\n\
         # metrics:\n#   - {{id: nps, kind: nps, counts: {{promoters: 88, passives: 4, detractors: 8}}}}\n\n\
         report:\n  template: executive\n  locale: {}\n  # logo: logo.png\n  # colour: \"#12264B\"\n",
        locale.tag()
    );
    out
}
