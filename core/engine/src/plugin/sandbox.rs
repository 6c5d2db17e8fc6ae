//! One Luau machine for one run of one plugin: no file, network, clock, chance or address is in reach; steps and memory are bounded.
//!
//! A step is one tick of Luau's interrupt: a call, a return, a turn of a loop, a move of a pattern match. The count depends on the
//! program alone, not on the computer. Once the budget is spent every further tick fails as well, so that no `pcall` outlives it.
//! A look at the clock every few steps is the guard against what steps cannot see: long single calls, repeated.

use super::failure::printable;
use mlua::{Either, Function, Lua, LuaOptions, StdLib, Table, Value, Variadic, VmState, chunk::ChunkMode};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The chunk's name: positions in the machine's messages start with it.
pub(super) const CHUNK: &str = "main.lua";
/// What an unknown global is called when names are complained about.
pub(super) const GLOBAL: &str = "a global";
const PRELUDE: &str = include_str!("prelude.luau");
/// What is left: the globals of a plugin. Any other that is read and was not given a value is an error.
pub(super) const GLOBALS: [&str; 27] = [
    "_G",
    "_VERSION",
    "assert",
    "bit32",
    "error",
    "getmetatable",
    "ipairs",
    "math",
    "next",
    "pairs",
    "pcall",
    "print",
    "rawequal",
    "rawget",
    "rawlen",
    "rawset",
    "select",
    "setmetatable",
    "string",
    "table",
    "tonumber",
    "tostring",
    "type",
    "typeof",
    "unpack",
    "utf8",
    "xpcall",
];
const LOG_LINES: usize = 200;
const LOG_CHARS: usize = 500;
/// Steps between two looks at the clock, which cost more than a step.
const CLOCK_STEPS: u64 = 16;
/// Figures that one call puts into a table.
const AT_ONCE: usize = 200;
/// Bytes between two collections, at least.
const LEAST_COLLECTED: usize = 256 << 10;

/// What one run may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Ticks of the interrupt over the whole run.
    pub steps: u64,
    /// Bytes, the machine itself and what it moves included.
    pub memory: usize,
    /// The hang guard.
    pub wall: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { steps: 2_000_000, memory: 16 << 20, wall: Duration::from_secs(2) }
    }
}

/// Which limit ended a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spent {
    Steps,
    Time,
}

/// What the interrupt keeps.
#[derive(Default)]
struct Meter {
    steps: Cell<u64>,
    spent: Cell<Option<(Spent, Option<usize>)>>,
    /// The step at which to note the plugin's line: see [`Machine::probed_line`].
    probe: u64,
    probed: Cell<Option<usize>>,
    /// While the plugin is loaded the machine tries its globals; nobody reads what is said of unknown ones.
    loading: Cell<bool>,
    log: RefCell<Vec<String>>,
    /// Bytes in use at which to collect what is no longer reachable.
    collect_at: Cell<usize>,
}

impl Meter {
    /// Collects next when half of the room that is left is taken, but not for a trifle.
    fn spread(&self, used: usize, most: usize) {
        self.collect_at.set(used + (most.saturating_sub(used) / 2).max(LEAST_COLLECTED));
    }
}

/// A field's value on its way into the machine, without a handle of its own.
pub(super) type Given<'a> = Either<&'a str, Either<Option<f64>, Either<bool, Table>>>;

/// A sealed machine.
pub(super) struct Machine {
    pub(super) lua: Lua,
    part: Function,
    strict: Function,
    seal: Function,
    figures: Function,
    close: Function,
    watched: Function,
    meter: Rc<Meter>,
}

impl Machine {
    /// A fresh machine, not yet limited. `probe` is a step at which to note where the plugin stands, 0 for none; `complain` words
    /// an unknown name.
    pub(super) fn new(
        code: &Code,
        probe: u64,
        complain: impl Fn(&str, &str) -> String + 'static,
    ) -> mlua::Result<Self> {
        let libraries = StdLib::TABLE | StdLib::STRING | StdLib::UTF8 | StdLib::BIT | StdLib::MATH;
        // The first handle of a machine collects its garbage before it goes: it goes while there is next to none.
        let first = Lua::new_with(StdLib::NONE, LuaOptions::new().catch_rust_panics(false))?;
        let lua = first.clone();
        drop(first);
        // Luau paces its collector by the clock, which weak tables would show: here bytes in use alone decide.
        lua.gc_stop();
        lua.load_std_libs(libraries)?;
        let meter = Rc::new(Meter { probe, ..Meter::default() });
        let log = Rc::clone(&meter);
        let note = lua.create_function(move |_, line: mlua::LuaString| {
            let mut lines = log.log.borrow_mut();
            if lines.len() < LOG_LINES {
                lines.push(cut(&line).chars().map(printable).collect());
            }
            Ok(())
        })?;
        let loading = Rc::clone(&meter);
        let complain = lua.create_function(move |_, (what, name): (String, mlua::LuaString)| {
            Ok(if loading.loading.get() { String::new() } else { complain(&what, &cut(&name)) })
        })?;
        let prelude = lua.load(&code.prelude[..]).set_mode(ChunkMode::Binary).set_name("=palier");
        let (part, strict, seal, figures, close, watched) = prelude.call((note, complain, GLOBAL))?;
        lua.sandbox(true)?;
        Ok(Self { lua, part, strict, seal, figures, close, watched, meter })
    }

    /// From here on everything counts: call it before the plugin's first instruction.
    pub(super) fn limit(&mut self, limits: &Limits) -> mlua::Result<()> {
        // What grows is held twice while it moves: a quarter is kept for that.
        let most = limits.memory / 4 * 3;
        self.lua.set_memory_limit(most)?;
        self.meter.spread(self.lua.used_memory(), most);
        watch(&self.lua, &self.meter, (limits.steps, most, limits.wall));
        Ok(())
    }

    /// Loads the plugin.
    pub(super) fn load(&self, code: &Code) -> mlua::Result<Function> {
        self.meter.loading.set(true);
        let main = self.lua.load(&code.main[..]).set_mode(ChunkMode::Binary).set_name(format!("={CHUNK}"));
        let main = main.into_function();
        self.meter.loading.set(false);
        main
    }

    /// A table of fields, read-only and strict: a name that is neither in the table nor in `absent` is an error.
    pub(super) fn part<'f>(
        &self,
        (what, absent): (&str, &'f [&'f str]),
        fields: impl IntoIterator<Item = (&'f str, Given<'f>)>,
    ) -> mlua::Result<Table> {
        let absents = absent.iter().map(|name| Either::Left(*name));
        let fields = fields.into_iter().flat_map(|(name, value)| [Either::Left(name), value]);
        self.part.call((what, absent.len(), absents.chain(fields).collect::<Variadic<_>>()))
    }

    /// A metatable that makes tables strict: a name that is neither in the table nor in `absent` is an error.
    pub(super) fn strict(&self, what: &str, absent: &[&str]) -> mlua::Result<Table> {
        self.strict.call((what, self.lua.create_table_from(absent.iter().map(|name| (*name, true)))?))
    }

    /// The table, read-only and strict from here on.
    pub(super) fn seal(&self, table: Table, strict: &Table) -> mlua::Result<Table> {
        self.seal.call((table, strict))
    }

    /// A table of figures, each with its name, score, level and percentile.
    pub(super) fn figures<'f>(
        &self,
        figures: impl ExactSizeIterator<Item = (&'f str, [Option<f64>; 3])>,
        strict: &Table,
    ) -> mlua::Result<Table> {
        let table = self.lua.create_table_with_capacity(0, figures.len())?;
        let mut given = Variadic::with_capacity(4 * figures.len().min(AT_ONCE));
        for (name, values) in figures {
            given.push(Either::Left(name));
            given.extend(values.map(Either::Right));
            if given.len() == 4 * AT_ONCE {
                self.figures.call::<()>((&table, strict, std::mem::replace(&mut given, Variadic::new())))?;
            }
        }
        self.figures.call::<()>((&table, strict, given))?;
        Ok(table)
    }

    /// Closes the metatables made so far: a plugin can neither see nor replace them.
    pub(super) fn close(&self) -> mlua::Result<()> {
        self.close.call(())
    }

    /// A part of ctx that tells `seen(name, value)` what is read of it; `within` holds its own parts, watched likewise.
    pub(super) fn watched(&self, part: &Table, within: &Table, seen: &Function) -> mlua::Result<Table> {
        self.watched.call((part, within, seen))
    }

    /// Steps used so far.
    pub(super) fn steps(&self) -> u64 {
        self.meter.steps.get()
    }

    /// The limit that ended the run, and the plugin's line at that moment.
    pub(super) fn spent(&self) -> Option<(Spent, Option<usize>)> {
        self.meter.spent.get()
    }

    /// The plugin's line at the probed step. An allocation that fails leaves no place behind; a second run to the same step finds it.
    pub(super) fn probed_line(&self) -> Option<usize> {
        self.meter.probed.get()
    }

    /// What the plugin printed.
    pub(super) fn log(&self) -> Vec<String> {
        self.meter.log.borrow().clone()
    }
}

/// What a machine runs, compiled once for a plugin. Only texts are ever compiled: bytecode from outside could crash the machine,
/// and is a syntax error here.
#[derive(Debug, Clone)]
pub(super) struct Code {
    prelude: Vec<u8>,
    main: Vec<u8>,
}

impl Code {
    /// Compiles an author's text.
    pub(super) fn compile(source: &str) -> mlua::Result<Self> {
        let compiler = mlua::chunk::Compiler::new().set_debug_level(1);
        let prelude = compiler.clone().set_optimization_level(2).compile(PRELUDE)?;
        Ok(Self { prelude, main: compiler.set_optimization_level(0).compile(source)? })
    }
}

/// What each table of the library holds, by its name.
pub(super) fn libraries() -> mlua::Result<BTreeMap<String, Vec<String>>> {
    let machine = Machine::new(&Code::compile("")?, 0, |_, _| String::new())?;
    let globals = machine.lua.globals();
    let mut libraries = BTreeMap::new();
    for name in GLOBALS.into_iter().filter(|name| *name != "_G") {
        if let Value::Table(library) = globals.get(name)? {
            let parts = library.pairs::<String, Value>().map(|pair| Ok(pair?.0)).collect::<mlua::Result<_>>()?;
            libraries.insert(name.to_owned(), parts);
        }
    }
    Ok(libraries)
}

/// The beginning of a text, which may be megabytes long and no UTF-8.
fn cut(text: &mlua::LuaString) -> String {
    let bytes = text.as_bytes();
    // A character has at most four bytes.
    String::from_utf8_lossy(&bytes[..bytes.len().min(4 * LOG_CHARS)]).chars().take(LOG_CHARS).collect()
}

fn watch(lua: &Lua, meter: &Rc<Meter>, (budget, most, wall): (u64, usize, Duration)) {
    let (meter, started) = (Rc::clone(meter), Instant::now());
    lua.set_interrupt(move |lua| {
        let step = meter.steps.get() + 1;
        meter.steps.set(step);
        if step == meter.probe {
            meter.probed.set(plugin_line(lua));
        }
        if lua.used_memory() > meter.collect_at.get() {
            lua.gc_collect()?;
            lua.gc_stop();
            meter.spread(lua.used_memory(), most);
        }
        let spent = if let Some((spent, _)) = meter.spent.get() {
            spent
        } else if step > budget {
            Spent::Steps
        } else if step % CLOCK_STEPS == 0 && started.elapsed() > wall {
            Spent::Time
        } else {
            return Ok(VmState::Continue);
        };
        if meter.spent.get().is_none() {
            meter.spent.set(Some((spent, plugin_line(lua))));
        }
        Err(mlua::Error::runtime("the plugin was stopped"))
    });
}

/// The line of the innermost frame that is the plugin's own.
fn plugin_line(lua: &Lua) -> Option<usize> {
    (0..64)
        .map_while(|level| {
            lua.inspect_stack(level, |frame| {
                (frame.source().short_src.as_deref() == Some(CHUNK)).then(|| frame.current_line()).flatten()
            })
        })
        .flatten()
        .next()
}
