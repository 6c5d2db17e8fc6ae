//! What can be typed. One definition feeds help and shell completion.

use crate::commands::demo::samples;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use palier_engine::locale::{Day, Locale};
use std::path::PathBuf;

/// Assess how mature an organisation's customer experience is, place it among its peers, and report to its executives.
#[derive(Debug, Parser)]
#[command(name = "palier", version, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a sample engagement and its two reports
    #[command(after_help = "Examples:\n  palier demo out --locale en\n  palier demo out --questionnaire temkin-stages")]
    Demo(DemoArgs),
    /// Start an engagement: a commented assessment and an empty answer sheet
    #[command(
        after_help = "Example:\n  palier new acme --questionnaire forrester-six-domains --sector insurance --locale en"
    )]
    New(NewArgs),
    /// Report every fault of assessments, questionnaires, plugins, report templates and folders of them
    #[command(
        after_help = "Examples:\n  palier check acme/assessment.yaml\n  palier check questionnaires plugins --strict --format json\n  palier check report-templates/mine"
    )]
    Check(CheckArgs),
    /// Score an assessment, and explain any figure of it
    #[command(
        after_help = "Examples:\n  palier score acme/assessment.yaml\n  palier score acme/assessment.yaml --format json\n  palier score acme/assessment.yaml --explain governance\n  palier score acme/assessment.yaml --indicative temkin-stages"
    )]
    Score(ScoreArgs),
    /// Write the reports of an assessment
    #[command(
        after_help = "Examples:\n  palier report acme/assessment.yaml --out acme/reports --format pdf,html --locale fr\n  palier report acme-2027/assessment.yaml --previous acme-2026/assessment.yaml"
    )]
    Report(ReportArgs),
    /// Keep a pool of assessed organisations to compare with
    #[command(
        after_help = "Examples:\n  palier pool add peers.pool acme/assessment.yaml\n  palier pool import peers.pool panel.csv\n  palier pool stats peers.pool\n  palier pool norms peers.pool --questionnaire temkin-stages --out norms.yaml\n  palier pool remove peers.pool --assessment acme/assessment.yaml\n\nAn assessment is compared with it by `benchmark: {pool: peers.pool}`. The file holds pseudonyms under its own key, no names."
    )]
    Pool(PoolArgs),
    /// Score very many organisations at once, place and rank them
    #[command(
        after_help = "Examples:\n  palier batch --questionnaire forrester-six-domains --responses answers.csv --out results\n  palier batch --questionnaire forrester-six-domains --responses answers.csv --profiles profiles.csv --pool pool.csv\n  palier batch --questionnaire forrester-six-domains --responses answers.csv --reports --date 2026-10-15 --locale fr\n\nThe answers are one CSV: org_id, respondent_id, optional group and weight, then one column a question; one organisation's\nrows stand together. Profiles are a CSV of org_id, sector, country, size and, if you like, name.\n\nOUT receives scores.csv, quartiles.csv, league.csv, and the ranking as pages: league.html and league.pdf. With --reports,\nreports/ holds a folder for each organisation: report.html, report.pdf, and report.json, which says what they were made from."
    )]
    Batch(BatchArgs),
    /// List questionnaires, or show one
    #[command(
        after_help = "Examples:\n  palier questionnaire list\n  palier questionnaire show forrester-six-domains --locale fr"
    )]
    Questionnaire(QuestionnaireArgs),
    /// Start, check, test, explain or list plugins
    #[command(
        after_help = "Examples:\n  palier plugin new hotels --sector hospitality    writes plugins/hotels\n  palier plugin test hotels\n  palier plugin explain acme/assessment.yaml --rule HOT-01"
    )]
    Plugin(PluginArgs),
    /// Start a report template, or list those that there are
    #[command(
        after_help = "Examples:\n  palier template new house --title \"House style\"    writes report-templates/house\n  palier template list"
    )]
    Template(TemplateArgs),
    /// Print the JSON Schema of a file format, for editors
    #[command(after_help = "Example:\n  palier schema questionnaire > questionnaire.schema.json")]
    Schema(SchemaArgs),
    /// Print a shell's completion script
    #[command(after_help = "Example:\n  palier completions bash > /etc/bash_completion.d/palier")]
    Completions(CompletionsArgs),
}

/// A language.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Language {
    /// French
    Fr,
    /// English
    En,
}

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        match language {
            Language::Fr => Self::Fr,
            Language::En => Self::En,
        }
    }
}

/// The help of `--questionnaire`, with every id that it takes.
fn samples_help() -> String {
    format!("Questionnaire whose sample to write: {}", samples().join(", "))
}

/// `palier demo`
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Folder to write
    #[arg(default_value = "palier-demo")]
    pub dir: PathBuf,
    /// Questionnaire whose sample to write
    #[arg(long, default_value = "forrester-six-domains", help = samples_help())]
    pub questionnaire: String,
    /// Language of the engagement and its reports
    #[arg(long, default_value = "fr")]
    pub locale: Language,
}

/// `palier new`
#[derive(Debug, Args)]
pub struct NewArgs {
    /// Folder to write; it must not hold an assessment yet
    pub dir: PathBuf,
    /// Questionnaire to use
    #[arg(long)]
    pub questionnaire: String,
    /// Sector id; the plugins made for it are named in the assessment
    #[arg(long)]
    pub sector: Option<String>,
    /// Language
    #[arg(long, default_value = "fr")]
    pub locale: Language,
}

/// How faults are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FaultFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

/// `palier check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Files or folders
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Warnings count as errors
    #[arg(long)]
    pub strict: bool,
    /// How to print
    #[arg(long, default_value = "text")]
    pub format: FaultFormat,
}

/// How scores are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ScoreFormat {
    /// For people
    Table,
    /// Every field, stable
    Json,
    /// One row a figure
    Csv,
}

/// `palier score`
#[derive(Debug, Args)]
pub struct ScoreArgs {
    /// The assessment
    pub file: PathBuf,
    /// How to print
    #[arg(long, default_value = "table")]
    pub format: ScoreFormat,
    /// Show how a figure came about: `overall`, or the id of a domain, practice or question
    #[arg(long, value_name = "ID")]
    pub explain: Option<String>,
    /// Print each respondent's own figures (for you alone: never in a report)
    #[arg(long, conflicts_with = "explain")]
    pub respondents: bool,
    /// Show what the answers suggest of another model, in words: indicative, never a score (may be repeated)
    #[arg(long, value_name = "MODEL", conflicts_with_all = ["explain", "respondents"])]
    pub indicative: Vec<String>,
}

/// A report's file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For print and the boardroom
    Pdf,
    /// For a screen
    Html,
    /// The scores, as `palier score --format json`
    Json,
    /// The scores, as `palier score --format csv`
    Csv,
    /// A workbook: scores, answers by question, peers' quartiles, actions
    Xlsx,
}

/// `palier report`
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The assessment
    pub file: PathBuf,
    /// Folder for the reports; the assessment's own when not given
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// What to write
    #[arg(long, value_delimiter = ',', default_value = "pdf,html")]
    pub format: Vec<ReportFormat>,
    /// Earlier waves of the organisation: the report tells what has changed since
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub previous: Vec<PathBuf>,
    /// A pool that holds earlier waves of the organisation: their scores are set beside the present ones
    #[arg(long, value_name = "POOL", conflicts_with = "previous")]
    pub previous_from: Option<PathBuf>,
    /// Report template, instead of the assessment's
    #[arg(long)]
    pub template: Option<String>,
    /// Language, instead of the assessment's
    #[arg(long)]
    pub locale: Option<Language>,
}

/// `palier pool`
#[derive(Debug, Args)]
pub struct PoolArgs {
    /// What to do
    #[command(subcommand)]
    pub action: PoolAction,
}

/// What to do with a pool.
#[derive(Debug, Subcommand)]
pub enum PoolAction {
    /// Score assessments and add them; one that is in the pool already is replaced
    Add {
        /// The pool's file; made where there is none
        pool: PathBuf,
        /// Assessments
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Add the rows of a CSV: all of them, or none
    Import {
        /// The pool's file; made where there is none
        pool: PathBuf,
        /// The table: id, sector, country, size, questionnaire, date, method, the domains, overall
        csv: PathBuf,
    },
    /// Remove an organisation with all its waves, or one assessment
    Remove {
        /// The pool's file
        pool: PathBuf,
        /// The organisation's id, as `add` told it, or as it was in the imported CSV
        #[arg(required_unless_present = "assessment")]
        id: Option<String>,
        /// The assessment whose rows to remove
        #[arg(long, value_name = "FILE", conflicts_with = "id")]
        assessment: Option<PathBuf>,
    },
    /// Write quantiles of each cell that is large enough, to be handed on without the peers
    Norms {
        /// The pool's file
        pool: PathBuf,
        /// Questionnaire
        #[arg(long)]
        questionnaire: String,
        /// Point of view, for a questionnaire that has several
        #[arg(long)]
        perspective: Option<String>,
        /// File to write; standard output when not given
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Tell what a pool holds, and read the whole file for damage
    Stats {
        /// The pool's file
        pool: PathBuf,
        /// How to print
        #[arg(long, default_value = "text")]
        format: ListFormat,
    },
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "write year, month, day: 2026-10-15".to_owned())
}

/// `palier batch`
#[derive(Debug, Args)]
pub struct BatchArgs {
    /// Id of the questionnaire that was answered
    #[arg(long, value_name = "ID")]
    pub questionnaire: String,
    /// The answers of all organisations
    #[arg(long, value_name = "CSV")]
    pub responses: PathBuf,
    /// Sector, country, size and name of the organisations
    #[arg(long, value_name = "CSV")]
    pub profiles: Option<PathBuf>,
    /// The pool to compare with; the organisations are compared with each other when not given
    #[arg(long, value_name = "FILE")]
    pub pool: Option<PathBuf>,
    /// Folder for the results
    #[arg(long, default_value = "palier-batch")]
    pub out: PathBuf,
    /// Threads; as many as there are cores when not given
    #[arg(long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// Leave organisations with faults out, and say so, instead of writing nothing
    #[arg(long)]
    pub keep_going: bool,
    /// Language of the league table's pages and of the reports
    #[arg(long, default_value = "en")]
    pub locale: Language,
    /// Template of the league table's pages and of the reports
    #[arg(long, value_name = "ID", default_value = "executive")]
    pub template: String,
    /// Day that the league table's pages and the reports bear, as 2026-10-15; the league table bears none when not given
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<Day>,
    /// Write report.html and report.pdf of each organisation too, in a folder of its own below reports/; a report whose answers, profile,
    /// peers, template, language and date are those of the last run stays as it is
    #[arg(long, requires = "date")]
    pub reports: bool,
    /// Leave out league.html and league.pdf
    #[arg(long)]
    pub no_pages: bool,
    /// Point of view of those who answered, where the questionnaire has several
    #[arg(long, value_name = "ID")]
    pub perspective: Option<String>,
}

/// `palier questionnaire`
#[derive(Debug, Args)]
pub struct QuestionnaireArgs {
    /// What to do
    #[command(subcommand)]
    pub action: QuestionnaireAction,
}

/// What to do with questionnaires.
#[derive(Debug, Subcommand)]
pub enum QuestionnaireAction {
    /// List those embedded and those of this workspace
    List {
        /// Language
        #[arg(long, default_value = "en")]
        locale: Language,
    },
    /// Print one: domains, questions, levels
    Show {
        /// Its id
        id: String,
        /// Language
        #[arg(long, default_value = "en")]
        locale: Language,
    },
}

/// `palier plugin`
#[derive(Debug, Args)]
pub struct PluginArgs {
    /// What to do
    #[command(subcommand)]
    pub action: PluginAction,
}

/// What to do with plugins.
#[derive(Debug, Subcommand)]
pub enum PluginAction {
    /// Write a plugin that works as it is, with its tests
    New(PluginNewArgs),
    /// Find what is wrong with plugins, and what nobody will notice
    Check {
        /// Folders, or ids; those of this workspace when none is given
        plugins: Vec<String>,
        /// Warnings fail too
        #[arg(long)]
        strict: bool,
    },
    /// Run the plugins' own tests and tell which rules they try
    Test {
        /// Folders, or ids; those of this workspace when none is given
        plugins: Vec<String>,
    },
    /// Tell why each rule fired or did not on an assessment
    Explain {
        /// The assessment
        file: PathBuf,
        /// Only this plugin
        #[arg(long)]
        plugin: Option<String>,
        /// Only this rule
        #[arg(long)]
        rule: Option<String>,
    },
    /// List those embedded and those of this workspace
    List {
        /// Language
        #[arg(long, default_value = "en")]
        locale: Language,
    },
}

/// `palier plugin new`
#[derive(Debug, Args)]
pub struct PluginNewArgs {
    /// The plugin's folder: made in `plugins/`, where plugins stand
    pub dir: PathBuf,
    /// Sector id that it is made for; all when not given
    #[arg(long)]
    pub sector: Option<String>,
    /// Its name; the folder's when not given
    #[arg(long)]
    pub title: Option<String>,
}

/// `palier template`
#[derive(Debug, Args)]
pub struct TemplateArgs {
    /// What to do
    #[command(subcommand)]
    pub action: TemplateAction,
}

/// What to do with templates.
#[derive(Debug, Subcommand)]
pub enum TemplateAction {
    /// Write a template that works as it is, with its tokens explained
    New(TemplateNewArgs),
    /// List those embedded and those of this workspace
    List {
        /// How to print
        #[arg(long, default_value = "text")]
        format: ListFormat,
        /// Language
        #[arg(long, default_value = "en")]
        locale: Language,
    },
}

/// `palier template new`
#[derive(Debug, Args)]
pub struct TemplateNewArgs {
    /// The template's folder: made in `report-templates/`, where templates stand
    pub dir: PathBuf,
    /// The template from which all is taken that this one does not have
    #[arg(long, default_value = "executive")]
    pub extends: String,
    /// Its name; the folder's when not given
    #[arg(long)]
    pub title: Option<String>,
}

/// How a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

/// A file format.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SchemaKind {
    /// questionnaire.yaml
    Questionnaire,
    /// assessment.yaml
    Assessment,
    /// A journey's file
    Journey,
    /// template.yaml
    Template,
    /// What `palier score --format json` writes
    Scores,
}

/// `palier schema`
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The format
    pub kind: SchemaKind,
}

/// `palier completions`
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: Shell,
}
