//! Why a plugin did not run: its name, file, line, what happened, and a hint where Luau or the contract surprises an author.

use super::manifest::Manifest;
use super::sandbox::CHUNK;
use super::walk::{TEXT_CHARS, turns};
use crate::diagnostic::{Diagnostic, Place, Source};
use serde::Serialize;
use std::fmt;

/// A plugin that did not run to its end. Nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Id of the plugin.
    pub plugin: String,
    /// Its Lua file.
    pub file: String,
    /// The line in it, where known.
    pub line: Option<usize>,
    /// What happened; several faults of one result stand on a line each.
    pub message: String,
    /// How to mend it.
    pub hint: Option<Box<str>>,
    /// The plugin's own functions that were at work, innermost first.
    pub frames: Box<[Frame]>,
}

/// A function at work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The line that was run.
    pub line: usize,
    /// Its name, where it has one.
    pub function: Option<String>,
}

/// Most frames that are told.
const FRAMES: usize = 8;
/// Longest name of a function, in characters.
const NAME_CHARS: usize = 60;

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "plugin `{}`, {}", self.plugin, self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)?;
        if let Some(way) = self.way() {
            write!(f, " — {way}")?;
        }
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, " ({hint})"))
    }
}

impl std::error::Error for Failure {}

impl Failure {
    /// The way to the line: "in `hours`, called at line 12 in `late`"; nothing where the line says all.
    fn way(&self) -> Option<String> {
        let within = |frame: &Frame| frame.function.as_ref().map(|name| format!(" in `{name}`")).unwrap_or_default();
        let (first, others) = self.frames.split_first().filter(|(_, others)| !others.is_empty())?;
        let calls = others.iter().map(|frame| format!("called at line {}{}", frame.line, within(frame)));
        let all: Vec<String> = std::iter::once(within(first).trim_start().to_owned()).chain(calls).collect();
        let told: Vec<String> = all.into_iter().filter(|part| !part.is_empty()).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    /// The same as a diagnostic, with the source line.
    pub fn diagnostic(&self, source: &str) -> Diagnostic {
        let source = Source::new(self.file.clone(), source);
        let place = Place { line: self.line.unwrap_or(0), column: 0, length: 0 };
        let fault =
            Diagnostic::error("plugin-failed", &source, place, format!("plugin `{}`: {}", self.plugin, self.message));
        let fault = fault.label(self.way().unwrap_or_default());
        match &self.hint {
            Some(hint) => fault.hint(hint.as_ref()),
            None => fault,
        }
    }
}

/// An error of the machine, made readable.
#[derive(Debug, Default)]
pub(super) struct Fault {
    pub(super) line: Option<usize>,
    pub(super) message: String,
    pub(super) hint: Option<String>,
    pub(super) frames: Vec<Frame>,
}

impl Fault {
    /// The failure of a plugin.
    pub(super) fn of(self, manifest: &Manifest) -> Failure {
        Failure {
            plugin: manifest.id().to_owned(),
            file: manifest.main_file(),
            line: self.line,
            message: scrubbed(&self.message),
            hint: self.hint.map(String::into_boxed_str),
            frames: self.frames.into_boxed_slice(),
        }
    }

    /// Reads the machine's error; `source` is the plugin's text.
    pub(super) fn read(error: &mlua::Error, source: &str) -> Self {
        match error {
            mlua::Error::SyntaxError { message, .. } => Self::syntax(message, source),
            mlua::Error::MemoryError(_) => {
                Self { message: "the plugin used more memory than it may".into(), ..Self::default() }
            }
            mlua::Error::CallbackError { traceback, cause } => {
                let inner = Self::read(cause, source);
                let frames = if inner.frames.is_empty() { frames(traceback) } else { inner.frames };
                Self { line: inner.line.or(frames.first().map(|frame| frame.line)), frames, ..inner }
            }
            mlua::Error::RuntimeError(text) => Self::runtime(text, source),
            other => Self { message: other.to_string(), ..Self::default() },
        }
    }

    fn runtime(text: &str, source: &str) -> Self {
        let (said, trace) = text.rsplit_once("\nstack traceback:\n").unwrap_or((text, ""));
        let (line, message) = positioned(said);
        let frames = frames(trace);
        let line = line.or(frames.first().map(|frame| frame.line));
        let hint = runtime_hint(&message, line.and_then(|l| nth_line(source, l)).unwrap_or_default());
        Self { line, message, hint, frames }
    }

    fn syntax(text: &str, source: &str) -> Self {
        let (line, message) = positioned(text.lines().next().unwrap_or(text));
        let hint = line.and_then(|l| nth_line(source, l)).and_then(syntax_hint).map(str::to_owned);
        Self { line, message: format!("this is not Luau: {message}"), hint, ..Self::default() }
    }
}

/// Splits `main.lua:3: what` into its line and what was said; the compiler leaves the name out, and a position in the host's own
/// code is dropped.
fn positioned(said: &str) -> (Option<usize>, String) {
    for (name, own) in [(CHUNK, true), ("palier", false), ("", true)] {
        let Some(rest) = said.strip_prefix(name) else { continue };
        if let Some((number, message)) = rest.trim_start_matches(':').split_once(": ")
            && let Ok(line) = number.parse()
        {
            return (own.then_some(line), message.to_owned());
        }
    }
    (None, said.to_owned())
}

/// The plugin's own lines of a traceback, as in `main.lua:3: in function 'hours'`.
fn frames(trace: &str) -> Vec<Frame> {
    let own = trace.lines().filter_map(|frame| {
        let rest = frame.trim_start().strip_prefix(CHUNK)?.strip_prefix(':')?;
        let line = rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
        let name = rest.split_once("function '").and_then(|(_, name)| name.strip_suffix('\''));
        Some(Frame { line, function: name.map(|name| name.chars().take(NAME_CHARS).collect()) })
    });
    own.take(FRAMES).collect()
}

fn nth_line(source: &str, line: usize) -> Option<&str> {
    source.lines().nth(line.checked_sub(1)?)
}

/// What Lua 5.4 has and Luau lacks.
fn syntax_hint(line: &str) -> Option<&'static str> {
    let code = line.split("--").next().unwrap_or(line);
    let words = |word: &str| code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == word);
    if words("goto") || code.contains("::") {
        return Some("Luau has no `goto`: use `continue`, `break` or a function");
    }
    if ["<const>", "<close>", "< const >", "< close >"].iter().any(|mark| code.contains(mark)) {
        return Some("Luau has no `<const>` and `<close>`: write `local x = …`");
    }
    if code.contains("!=") || code.contains("&&") || code.contains("||") {
        return Some("Lua writes `~=`, `and`, `or`, `not`");
    }
    if code.trim_start().starts_with("//") {
        return Some("comments start with `--`; `//` divides");
    }
    if code.contains("++") || code.contains('!') {
        return Some("Lua writes `x += 1` and `not x`");
    }
    let bits = code.contains("<<") || code.contains(">>") || code.contains('&') || code.contains('|');
    let complement = code.match_indices('~').any(|(at, _)| !code[at + 1..].starts_with('='));
    (bits || complement).then_some("Luau has no bit operators: use bit32.band, bor, bxor, lshift, rshift; `//` exists")
}

fn runtime_hint(message: &str, line: &str) -> Option<String> {
    let nil = message.contains("nil");
    if nil && (message.starts_with("attempt to compare") || message.starts_with("attempt to perform arithmetic")) {
        return Some("a fact that was not given and a figure that was not rated are nil: test first, as in `facts.x and facts.x > 10`".into());
    }
    let without = ["get length of", "concatenate", "iterate over", "index nil"];
    if nil && without.iter().any(|what| message.contains(what)) {
        return Some("what stands there is nil: a fact that was not given, a figure that was not rated, or a name that was misspelt".into());
    }
    if let Some((_, hint)) = NOT_IN_LUAU.iter().find(|(name, _)| message.contains("call a nil") && line.contains(name))
    {
        return Some((*hint).to_owned());
    }
    if message.contains("readonly") {
        return Some("what a plugin sees is read-only: return an effect instead".into());
    }
    let global = message.strip_prefix("there is no global `").and_then(|rest| rest.split('`').next());
    let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
    let named = match global {
        Some(global) => missing_hint(global),
        None => words.find_map(missing_hint).filter(|_| nil),
    };
    if named.is_some() {
        return named;
    }
    let near = message.contains("did you mean");
    global
        .filter(|_| !near)
        .map(|_| "a name is a `local`, a parameter or the library's; a global has a value before it is read".into())
}

/// Why a name of Lua's own is not there.
pub(super) fn missing_hint(name: &str) -> Option<String> {
    if let Some((_, hint)) = ELSEWHERE.iter().find(|(other, _)| *other == name) {
        return Some((*hint).to_owned());
    }
    let missing = MISSING.contains(&name);
    missing.then(|| format!("`{name}` is not there: a plugin has no files, clock, chance, modules or coroutines"))
}

/// What other languages write.
const ELSEWHERE: [(&str, &str); 5] = [
    ("null", "Lua writes `nil`"),
    ("None", "Lua writes `nil`"),
    ("undefined", "Lua writes `nil`"),
    ("True", "Lua writes `true`"),
    ("False", "Lua writes `false`"),
];

/// Functions of Lua 5.4 that Luau has not.
const NOT_IN_LUAU: [(&str, &str); 5] = [
    ("math.tointeger", "Luau has no integer type: write math.floor(x)"),
    ("math.type", "Luau has no integer type: a whole number has math.floor(x) == x"),
    ("math.ult", "Luau has no integer type: compare with `<`"),
    ("string.pack", "a plugin packs no bytes: write the text itself"),
    ("string.unpack", "a plugin reads no bytes"),
];

/// What Lua has and a plugin has not.
const MISSING: [&str; 15] = [
    "os",
    "io",
    "require",
    "package",
    "load",
    "loadstring",
    "loadfile",
    "dofile",
    "debug",
    "coroutine",
    "collectgarbage",
    "getfenv",
    "setfenv",
    "newproxy",
    "random",
];

/// An author's text made fit for a terminal: no control character, no address (which differs from run to run), bounded.
fn scrubbed(message: &str) -> String {
    let mut out = String::new();
    let mut rest = message;
    while let Some(at) = rest.find("0x") {
        let digits = rest[at + 2..].chars().take_while(char::is_ascii_hexdigit).count();
        out += &rest[..at];
        out += if digits >= 6 { "…" } else { &rest[at..at + 2 + digits] };
        rest = &rest[at + 2 + digits..];
    }
    out += rest;
    let long = out.chars().nth(TEXT_CHARS).is_some();
    out.chars().take(TEXT_CHARS).map(printable).chain(long.then_some('…')).collect()
}

/// A control character could steer a terminal.
pub(super) fn printable(c: char) -> char {
    if (c.is_control() && !matches!(c, '\n' | '\t')) || turns(c) { char::REPLACEMENT_CHARACTER } else { c }
}
