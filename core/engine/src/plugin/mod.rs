//! Plugins: a sector's rules in Lua. A [`Manifest`] and the text of `main.lua` become a [`Plugin`]; with a [`Snapshot`] of the
//! measured figures it gives an [`Outcome`]: which rules fired, what each would change, say and advise, and
//! what the plugin adds of its own to the report.
//!
//! Guaranteed: a plugin reads the snapshot and nothing else, ends within its [`Limits`], and gives the same outcome every time;
//! what it returns is checked against the questionnaire before anybody sees it; [`apply`] then makes the adjusted scorecard.

mod apply;
mod asked_in;
mod conflict;
mod context;
mod effect;
mod explain;
mod failure;
mod hooks;
mod line;
mod lint;
mod manifest;
mod manifest_file;
mod names;
mod outcome;
mod own;
mod own_read;
mod path;
mod probe;
mod rules;
mod sandbox;
mod sight;
mod slips;
mod snapshot;
mod tokens;
mod trial;
mod walk;

pub use apply::{EffectRecord, apply};
pub use asked_in::{AnsweredFact, AskedIn};
pub use conflict::{Meeting, Outcomes, meetings};
pub use effect::MAX_FACTOR;
pub use explain::{Answer, RuleTrace};
pub use failure::{Failure, Frame};
pub use lint::{lint, lint_unused};
pub use manifest::{Bounds, Choice, Field, Kind, Manifest, NotFor, Questionnaire, Source, Status};
pub use outcome::{AdviceText, Effect, FindingText, FiredRule, Horizon, Outcome, Severity, Target, Text};
pub use own::{Better, Block, Cell, ChartKind, ChartRow, Health, OwnChart, OwnMetric, OwnSection, OwnTable};
pub use rules::MAX_RULES;
pub use sandbox::Limits;
pub use sight::{perspectives, snapshot, values};
pub use slips::lint_names;
pub use snapshot::{
    FactValue, Figures, JourneyFigures, LevelScale, LowestStep, Metric, Organisation, Perspective, Respondents,
    Settings, Snapshot, Values, WeakestTouchpoint,
};
pub use trial::{Coverage, Lack, Trials};
pub use walk::TEXT_CHARS;

use failure::Fault;
use hooks::{Hooks, Scope};
use sandbox::{Code, Machine, Spent};
use std::sync::Arc;
use walk::Faults;

/// Longest `main.lua`, in bytes.
pub const SOURCE_BYTES: usize = 256 * 1024;

/// A plugin, compiled once; each run gets a machine of its own.
#[derive(Debug, Clone)]
pub struct Plugin {
    manifest: Manifest,
    source: Arc<str>,
    code: Code,
}

impl Plugin {
    /// Compiles `main.lua`.
    ///
    /// # Errors
    /// The text is too long or is not Luau.
    pub fn load(manifest: Manifest, source: &str) -> Result<Self, Failure> {
        let compiled = if source.len() > SOURCE_BYTES {
            Err(Fault { message: "main.lua is longer than 256 KiB".into(), ..Fault::default() })
        } else {
            Code::compile(source).map_err(|error| Fault::read(&error, source))
        };
        match compiled {
            Ok(code) => Ok(Self { manifest, source: source.into(), code }),
            Err(fault) => Err(fault.of(&manifest)),
        }
    }

    /// What the plugin says about itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Asks all hooks about a snapshot, within the default limits.
    ///
    /// # Errors
    /// The plugin broke off, spent its budget, or returned something that the contract does not allow.
    pub fn run(&self, shown: &Snapshot, settings: &Settings) -> Result<Outcome, Failure> {
        self.run_within(shown, settings, &Limits::default())
    }

    /// Asks all hooks within given limits.
    ///
    /// # Errors
    /// As [`Plugin::run`].
    pub fn run_within(&self, shown: &Snapshot, settings: &Settings, limits: &Limits) -> Result<Outcome, Failure> {
        let settings = self.settled(settings)?;
        let (outcome, _, last_step) = self.attempt(shown, &settings, limits, (0, &mut Traced::default()));
        match outcome {
            Ok(outcome) => Ok(outcome),
            Err(fault) if fault.line.is_none() && last_step > 0 => {
                // The same steps again; the hang guard must not come first.
                let patient = Limits { wall: 2 * limits.wall, ..*limits };
                let (_, line, _) = self.attempt(shown, &settings, &patient, (last_step, &mut Traced::default()));
                Err(Fault { line, ..fault }.of(&self.manifest))
            }
            Err(fault) => Err(fault.of(&self.manifest)),
        }
    }

    fn settled(&self, settings: &Settings) -> Result<Values, Failure> {
        let settled = self.manifest.settle(settings);
        settled.map_err(|faults| Fault { message: faults.join("\n"), ..Fault::default() }.of(&self.manifest))
    }

    /// One run: its outcome, the line at the probed step, and the last step reached.
    fn attempt(
        &self,
        shown: &Snapshot,
        settings: &Values,
        limits: &Limits,
        (probe, traced): (u64, &mut Traced),
    ) -> (Result<Outcome, Fault>, Option<usize>, u64) {
        let mut machine = match Machine::new(&self.code, probe, context::complain(&self.manifest, shown, &self.source))
        {
            Ok(machine) => machine,
            Err(error) => return (Err(Fault::read(&error, &self.source)), None, 0),
        };
        let outcome = self.evaluate(&mut machine, shown, settings, (limits, traced));
        // Whatever the plugin made of it: a spent budget ends the run.
        let outcome = match machine.spent() {
            Some((spent, line)) => Err(spent_fault(spent, line, limits)),
            None => outcome,
        };
        (outcome, machine.probed_line(), machine.steps())
    }

    fn evaluate(
        &self,
        machine: &mut Machine,
        shown: &Snapshot,
        settings: &Values,
        (limits, traced): (&Limits, &mut Traced),
    ) -> Result<Outcome, Fault> {
        let read = |error: mlua::Error| Fault::read(&error, &self.source);
        let mut ctx = context::build(machine, &self.manifest, shown, settings).map_err(read)?;
        if let Some(reads) = &traced.reads {
            ctx = explain::watched(machine, "ctx", &ctx, reads).map_err(read)?;
        }
        machine.limit(limits).map_err(read)?;
        let returned = machine.load(&self.code).and_then(|main| main.call::<mlua::Value>(())).map_err(read)?;
        let scope = Scope { manifest: &self.manifest, shown, ctx: &ctx };
        let mut faults = Faults::default();
        let mut hooks = Hooks::open(&returned, &mut faults);
        let asked =
            if faults.list.is_empty() { hooks.ask(&scope, traced, &mut faults) } else { Ok(Outcome::default()) };
        let mut outcome = asked.map_err(|raised| {
            let fault = read(raised.error);
            Fault { message: format!("{}: {}", raised.during, fault.message), ..fault }
        })?;
        if !faults.list.is_empty() {
            return Err(self.shape_fault(&faults, &hooks));
        }
        outcome.log = machine.log();
        outcome.steps = machine.steps();
        Ok(outcome)
    }

    /// Words what is wrong with a result: the line of the first fault, and those of the others behind them.
    fn shape_fault(&self, faults: &Faults, hooks: &Hooks) -> Fault {
        let source = line::Lines::of(&self.source);
        let mut first = None;
        let lines: Vec<String> = faults
            .list
            .iter()
            .enumerate()
            .map(|(place, wrong)| {
                let line = line::line_of(wrong, hooks, &source);
                let told = format!("{}: {}", wrong.path, wrong.message);
                if place == 0 {
                    first = line;
                }
                line.filter(|_| line != first).map_or_else(|| told.clone(), |line| format!("{told} (line {line})"))
            })
            .collect();
        let divided = faults.list.iter().any(|wrong| wrong.message.contains("is not a finite number"));
        let hint = divided.then(|| "a division by 0 gives inf or NaN in Luau, and no error".to_owned());
        Fault { line: first, message: lines.join("\n"), hint, ..Fault::default() }
    }
}

/// What a run notes of its rules, where it is asked to.
#[derive(Default)]
struct Traced {
    reads: Option<explain::Reads>,
    rules: Vec<RuleTrace>,
}

impl Traced {
    fn note(&mut self, rule: &str, answer: Answer) {
        let Some(reads) = &self.reads else { return };
        self.rules.push(RuleTrace { rule: rule.to_owned(), answer, reads: reads.take() });
    }

    /// Drops what was read since the last note.
    fn forget(&self) {
        if let Some(reads) = &self.reads {
            reads.take();
        }
    }
}

fn spent_fault(spent: Spent, line: Option<usize>, limits: &Limits) -> Fault {
    let (message, hint) = match spent {
        Spent::Steps => (format!("stopped after {} steps", limits.steps), "does a loop never end?"),
        Spent::Time => {
            (format!("stopped after {} s", limits.wall.as_secs_f64()), "does it build or search very long texts?")
        }
    };
    Fault { line, message, hint: Some(hint.to_owned()), ..Fault::default() }
}
