//! One Luau machine for one run of one plugin: no file, network, clock, chance or address is in reach; steps and memory are bounded.
//!
//! A step is one tick of Luau's interrupt: a call, a return, a turn of a loop, a move of a pattern match. The count depends on the
//! program alone, not on the computer. Once the budget is spent every further tick fails as well, so that no `pcall` outlives it.
//! A watchdog's clock is the guard against what steps cannot see: long single calls, repeated.

use super::failure::printable;
use mlua::{Function, Lua, LuaOptions, StdLib, Table, Value, VmState, chunk::ChunkMode};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::Thread;
use std::time::{Duration, Instant};

/// The chunk's name: positions in the machine's messages start with it.
pub(super) const CHUNK: &str = "main.lua";
const PRELUDE: &str = include_str!("prelude.luau");
const REMOVED: [&str; 11] = [
    "load",
    "loadstring",
    "require",
    "collectgarbage",
    "gcinfo",
    "newproxy",
    "getfenv",
    "setfenv",
    "os",
    "io",
    "debug",
];
const REMOVED_MATH: [&str; 3] = ["random", "randomseed", "noise"];
const REMOVED_STRING: [&str; 3] = ["pack", "unpack", "packsize"];
const LOG_LINES: usize = 200;
const LOG_CHARS: usize = 500;

/// What one run may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Ticks of the interrupt over the whole run.
    pub steps: u64,
    /// Bytes, the machine itself included.
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
    log: RefCell<Vec<String>>,
}

/// A sealed machine.
pub(super) struct Machine {
    pub(super) lua: Lua,
    strict: Function,
    meter: Rc<Meter>,
    watchdog: Option<Watchdog>,
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
        let lua = Lua::new_with(libraries, LuaOptions::new().catch_rust_panics(false))?;
        let globals = lua.globals();
        remove(&globals, &REMOVED)?;
        remove(&globals.get("math")?, &REMOVED_MATH)?;
        remove(&globals.get("string")?, &REMOVED_STRING)?;
        let meter = Rc::new(Meter { probe, ..Meter::default() });
        let log = Rc::clone(&meter);
        let note = lua.create_function(move |_, line: mlua::LuaString| {
            let mut lines = log.log.borrow_mut();
            if lines.len() < LOG_LINES {
                lines.push(line.to_string_lossy().chars().take(LOG_CHARS).map(printable).collect());
            }
            Ok(())
        })?;
        let complain = lua.create_function(move |_, (what, name): (String, mlua::LuaString)| {
            Ok(complain(&what, &name.to_string_lossy()))
        })?;
        let prelude = lua.load(&code.prelude[..]).set_mode(ChunkMode::Binary).set_name("=palier");
        let strict = prelude.call((note, complain))?;
        lua.sandbox(true)?;
        Ok(Self { lua, strict, meter, watchdog: None })
    }

    /// From here on everything counts: call it before the plugin's first instruction.
    pub(super) fn limit(&mut self, limits: &Limits) -> mlua::Result<()> {
        self.lua.set_memory_limit(limits.memory)?;
        let (watchdog, expired) = Watchdog::start(limits.wall)?;
        watch(&self.lua, &self.meter, limits.steps, expired);
        self.watchdog = Some(watchdog);
        Ok(())
    }

    /// Loads the plugin.
    pub(super) fn load(&self, code: &Code) -> mlua::Result<Function> {
        self.lua.load(&code.main[..]).set_mode(ChunkMode::Binary).set_name(format!("={CHUNK}")).into_function()
    }

    /// A metatable that makes tables strict: a name that is neither in the table nor in `absent` is an error.
    pub(super) fn strict(&self, what: &str, absent: &[&str]) -> mlua::Result<Table> {
        let absent = self.lua.create_table_from(absent.iter().map(|name| (*name, true)))?;
        self.strict.call((what, absent))
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
        let compiler = mlua::chunk::Compiler::new().set_optimization_level(1).set_debug_level(1);
        Ok(Self { prelude: compiler.compile(PRELUDE)?, main: compiler.compile(source)? })
    }
}

fn remove(table: &Table, names: &[&str]) -> mlua::Result<()> {
    names.iter().try_for_each(|name| table.raw_set(*name, Value::Nil))
}

fn watch(lua: &Lua, meter: &Rc<Meter>, budget: u64, expired: Arc<AtomicBool>) {
    let meter = Rc::clone(meter);
    lua.set_interrupt(move |lua| {
        let step = meter.steps.get() + 1;
        meter.steps.set(step);
        if step == meter.probe {
            meter.probed.set(plugin_line(lua));
        }
        let spent = if step > budget {
            Spent::Steps
        } else if expired.load(Ordering::Relaxed) {
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

/// The hang guard, until it is dropped. Its thread asks for no memory, not even for a name: allocators give each thread that does a
/// region of its own.
struct Watchdog {
    thread: Thread,
    ended: Arc<AtomicBool>,
}

impl Watchdog {
    /// The flag is set after `wall`.
    fn start(wall: Duration) -> mlua::Result<(Self, Arc<AtomicBool>)> {
        let [ended, expired] = [(); 2].map(|()| Arc::new(AtomicBool::new(false)));
        let (over, flag) = (Arc::clone(&ended), Arc::clone(&expired));
        let started = Instant::now();
        let guard = move || {
            while !over.load(Ordering::Relaxed) {
                let left = wall.saturating_sub(started.elapsed());
                if left.is_zero() {
                    return flag.store(true, Ordering::Relaxed);
                }
                std::thread::park_timeout(left);
            }
        };
        let thread = std::thread::Builder::new().spawn(guard).map_err(mlua::Error::external)?.thread().clone();
        Ok((Self { thread, ended }, expired))
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        self.thread.unpark();
    }
}
