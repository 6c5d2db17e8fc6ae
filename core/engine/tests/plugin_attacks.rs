//! Programs that try to hang, grow, escape, leak or confuse: each with what must happen. The text of a case is a whole `main.lua`.

use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::plugin::{Limits, Manifest, Organisation, Outcome, Plugin, Settings, Snapshot};
use std::time::{Duration, Instant};

/// What must happen.
enum Must {
    /// The run fails, says this, and names this line (0: any).
    Fail(usize, &'static str),
    /// The run ends well and this is what the plugin printed.
    Print(&'static str),
    /// The run ends well or fails; either way within its limits.
    End,
}
use Must::{End, Fail, Print};

type Case = (&'static str, &'static str, Must);

const LOOPS: &[Case] = &[
    ("an endless loop", "while true do end", Fail(1, "stopped after")),
    ("an endless loop of pcall", "while true do pcall(error) end", Fail(1, "stopped after")),
    (
        "a loop within pcall within a loop",
        "while true do\n  pcall(function()\n    while true do end\n  end)\nend",
        Fail(3, "stopped after"),
    ),
    (
        "pcall hides the stop and returns rules",
        "pcall(function() while true do end end)\nreturn { rules = {} }",
        Fail(1, "stopped after"),
    ),
    ("xpcall with a handler that loops", "xpcall(error, function() while true do end end)", Fail(1, "stopped after")),
    ("xpcall whose handler fails", "while true do xpcall(error, error) end", Fail(1, "stopped after")),
    ("xpcall of xpcall", "local function f() return xpcall(f, f) end f()", Fail(1, "")),
    ("endless recursion", "local function f() return 1 + f() end\nf()", Fail(1, "stack overflow")),
    ("recursion through pcall", "local function f() pcall(f) pcall(f) end\nf()", Fail(1, "")),
    (
        "recursion through a metamethod",
        "local t = setmetatable({}, {})\ngetmetatable(t).__index = function(_, k) return t[k .. 'x'] end\nreturn t.a",
        Fail(0, ""),
    ),
    ("__index chain onto itself", "local t = {} setmetatable(t, { __index = t })\nreturn t.a", Fail(2, "")),
    ("an iterator that never ends", "for _ in function() return 1 end do end", Fail(1, "stopped after")),
    (
        "__iter that never ends",
        "for _ in setmetatable({}, { __iter = function() return function() return 1 end end }) do end",
        Fail(1, "stopped after"),
    ),
    (
        "__len that loops",
        "local t = setmetatable({}, { __len = function() while true do end end })\nreturn #t",
        Fail(1, "stopped after"),
    ),
    (
        "__tostring that loops",
        "tostring(setmetatable({}, { __tostring = function() while true do end end }))",
        Fail(1, "stopped after"),
    ),
    (
        "__eq that loops",
        "local m = { __eq = function() while true do end end }\nreturn setmetatable({}, m) == setmetatable({}, m)",
        Fail(1, "stopped after"),
    ),
    (
        "__concat that loops",
        "return setmetatable({}, { __concat = function() while true do end end }) .. 'x'",
        Fail(1, "stopped after"),
    ),
    ("a comparator that loops", "table.sort({ 1, 2, 3 }, function() while true do end end)", Fail(1, "stopped after")),
    (
        "a comparator that lies",
        "local t = {} for i = 1, 1000 do t[i] = i end\npcall(table.sort, t, function() return true end)\nreturn { rules = {} }",
        End,
    ),
    ("a replacement that loops", "string.gsub('a', 'a', function() while true do end end)", Fail(1, "stopped after")),
    (
        "a replacement within a replacement",
        "local function f() return (string.gsub('a', 'a', f)) end\nf()",
        Fail(1, ""),
    ),
    ("a sort within a sort", "local function f() table.sort({ 1, 2 }, f) end\nf()", Fail(1, "")),
    (
        "a __tostring within a __tostring",
        "local t t = setmetatable({}, { __tostring = function() return tostring(t) end })\nprint(t)",
        Fail(1, ""),
    ),
    (
        "a text of its own error",
        "local t = setmetatable({}, { __tostring = function() error('x') end })\nerror(t)",
        Fail(2, "{}"),
    ),
    ("repeat until false", "repeat local x = 1 until false", Fail(1, "stopped after")),
    ("a numeric loop without end", "for i = 1, math.huge do end", Fail(1, "stopped after")),
    ("a step of zero", "for i = 1, 2, 0 do end", End),
    (
        "a loop in when",
        "return { rules = { { id = 'A',\nwhen = function() while true do end end, effect = {} } } }",
        Fail(2, ""),
    ),
];

const LONG_CALLS: &[Case] = &[
    (
        "a plain search for a long needle",
        "local s = ('a'):rep(1e6) s = s .. s .. s .. s\nlocal p = s:sub(1, 2e6) .. 'b' return s:find(p, 1, true)",
        Fail(2, "too long together"),
    ),
    (
        "a search as a method",
        "local s = ('a'):rep(1e6)\nreturn s:find(s .. 'b', 1, true)",
        Fail(2, "too long together"),
    ),
    (
        "a search in a loop",
        "local s = ('a'):rep(6e4) while true do s:find(('a'):rep(60) .. 'b', 1, true) end",
        Fail(1, "stopped after"),
    ),
    (
        "a long set in match",
        "local s = ('b'):rep(1e6)\nreturn s:match('[' .. ('a'):rep(1e5) .. 'b]*')",
        Fail(2, "too long together"),
    ),
    (
        "a long set in gsub",
        "local s = ('b'):rep(1e6)\nreturn s:gsub('[' .. ('a'):rep(1e5) .. 'b]*', '')",
        Fail(2, "too long together"),
    ),
    (
        "a long set in gmatch",
        "local s = ('b'):rep(1e6)\nfor _ in s:gmatch('[' .. ('a'):rep(1e5) .. 'b]*') do end",
        Fail(2, "too long together"),
    ),
    (
        "a catastrophic pattern",
        "local s = ('a'):rep(3000)\nreturn s:find('(.-)(.-)(.-)(.-)b')",
        Fail(2, "stopped after"),
    ),
    (
        "a catastrophic pattern in pcall",
        "local s = ('a'):rep(3000)\nwhile true do pcall(string.match, s, '(a*)*(a*)(a*)(a*)b') end",
        Fail(2, "stopped after"),
    ),
    ("a back reference", "local s = ('a'):rep(1e4)\nwhile true do s:match('(.*)%1b') end", Fail(2, "stopped after")),
    ("balanced brackets", "local s = ('('):rep(1e5)\nwhile true do s:match('%b()') end", Fail(2, "stopped after")),
    (
        "a split by a long text",
        "local s = ('a'):rep(1e6)\nreturn s:split(s:sub(1, 5e5) .. 'b')",
        Fail(2, "too long together"),
    ),
    (
        "sorting long texts",
        "local p = ('a'):rep(1e5) local t = {} for i = 1, 50 do t[i] = p .. i end\nwhile true do for i = 1, 50 do t[i], t[51 - i] = t[51 - i], t[i] end table.sort(t) end",
        Fail(2, "stopped after"),
    ),
    (
        "counting characters for ever",
        "local s = ('é'):rep(5e5)\nwhile true do utf8.len(s) end",
        Fail(2, "stopped after"),
    ),
    ("moving for ever", "table.move({}, 1, 2^31 - 2, 2)", Fail(1, "more than 1,000,000")),
    ("moving nothing from far below", "table.move({}, -2^31, 2^31 - 1, 1)", Fail(1, "more than 1,000,000")),
    ("concatenating a huge range", "return table.concat({}, 'x', 1, 2^31 - 1)", Fail(1, "")),
    ("unpacking a huge range", "return table.unpack({}, 1, 1e8)", Fail(1, "too many results")),
    (
        "inserting at the front for ever",
        "local t = table.create(1e5, 1)\nwhile true do table.insert(t, 1, 1) table.remove(t) end",
        Fail(2, "stopped after"),
    ),
    ("cloning for ever", "local t = table.create(1e5, 1)\nwhile true do table.clone(t) end", Fail(2, "")),
    (
        "finding for ever",
        "local t = table.create(5e5, 1)\nwhile true do table.find(t, 2) end",
        Fail(2, "stopped after"),
    ),
    (
        "reading a number of a million digits",
        "local s = ('9'):rep(1e6)\nwhile true do tonumber(s) end",
        Fail(2, "stopped after"),
    ),
    ("upper case for ever", "local s = ('a'):rep(1e6)\nwhile true do s:upper():lower():reverse() end", Fail(2, "")),
    (
        "joining long texts for ever",
        "local s = ('a'):rep(1e6)\nlocal i = 0 while true do i += 1 local x = s .. i end",
        Fail(2, ""),
    ),
    (
        "comparing long texts for ever",
        "local a, b = ('a'):rep(1e6) .. '1', ('a'):rep(1e6) .. '2'\nwhile true do local x = a < b end",
        Fail(2, "stopped after"),
    ),
    (
        "the length of a sparse table",
        "local t = {} t[2^52] = 1\nfor i = 1, 1e9 do local x = #t end",
        Fail(2, "stopped after"),
    ),
    ("maxn for ever", "local t = table.create(1e5, 1)\nwhile true do table.maxn(t) end", Fail(2, "stopped after")),
];

const MEMORY: &[Case] = &[
    ("one large text", "local a = 1\nlocal s = string.rep('x', 1e9)", Fail(2, "longer than 1,000,000")),
    ("rep of a negative count", "print(#string.rep('x', -5)) return { rules = {} }", Print("0")),
    ("rep of not a number", "print(pcall(string.rep, 'x', 0/0)) return { rules = {} }", End),
    ("doubling a text", "local s = 'x'\nwhile true do s = s .. s end", Fail(2, "memory")),
    ("doubling a text in pcall", "local s = 'x'\nwhile true do\n  pcall(function() s = s .. s end)\nend", Fail(0, "")),
    ("a growing table", "local t = {}\nwhile true do t[#t + 1] = {} end", Fail(2, "memory")),
    ("a huge table at once", "local t = table.create(1e9, 1)", Fail(1, "")),
    ("many closures", "local t = {}\nwhile true do t[#t + 1] = function() return t end end", Fail(2, "memory")),
    (
        "splitting into letters",
        "local s = ('a'):rep(1e6)\nlocal t = {} while true do t[#t + 1] = s:split('') end",
        Fail(2, "memory"),
    ),
    ("a large replacement", "return (('a'):rep(1e4):gsub('a', ('b'):rep(1e5)))", Fail(1, "memory")),
    ("joining many", "local t = table.create(1e4, ('x'):rep(1e4))\nreturn table.concat(t)", Fail(2, "memory")),
    ("a wide format", "return string.format('%999999999d', 1)", Fail(1, "")),
    (
        "memory taken, then an orderly end",
        "local s = 'x'\npcall(function() while true do s = s .. s end end)\nreturn { rules = {} }",
        End,
    ),
    ("a log without end", "for i = 1, 100000 do print(('x'):rep(10000)) end return { rules = {} }", End),
    (
        "upvalues that hold each other",
        "local function f(n) local t = table.create(1000, n) return function() return t, f end end\nlocal all = {} while true do all[#all + 1] = f(1) end",
        Fail(0, "memory"),
    ),
];

const ESCAPES: &[Case] = &[
    (
        "no loaders",
        "local function g(n) return rawget(_G, n) end print(g'load', g'loadstring', g'require', g'dofile', g'loadfile') return { rules = {} }",
        Print("nil\tnil\tnil\tnil\tnil"),
    ),
    (
        "no system",
        "local function g(n) return rawget(_G, n) end print(g'os', g'io', g'debug', g'package', g'coroutine') return { rules = {} }",
        Print("nil\tnil\tnil\tnil\tnil"),
    ),
    (
        "no environments",
        "local function g(n) return rawget(_G, n) end print(g'getfenv', g'setfenv', g'newproxy', g'gcinfo', g'collectgarbage') return { rules = {} }",
        Print("nil\tnil\tnil\tnil\tnil"),
    ),
    ("no chance", "print(math.random, math.randomseed, math.noise) return { rules = {} }", Print("nil\tnil\tnil")),
    (
        "none of them by way of _G",
        "print(pcall(function() return _G.os end)) return { rules = {} }",
        Print("false\tmain.lua:1: there is no global `os`"),
    ),
    ("the clock has a hint", "local t = os.clock()", Fail(1, "no global `os`")),
    ("bytecode as text", "\x06\x03\x01", Fail(1, "not Luau")),
    ("the libraries cannot be changed", "string.find = nil", Fail(1, "readonly")),
    ("nor by rawset", "rawset(string, 'find', nil)", Fail(1, "readonly")),
    ("nor through the metatable of texts", "getmetatable('').__index = {}", Fail(1, "readonly")),
    ("nor the globals' table", "rawset(_G, 'x', 1)", Fail(1, "readonly")),
    ("nor its metatable", "setmetatable(_G, {})", Fail(1, "")),
    (
        "wrappers cannot be looked behind",
        "print(string.find == ('').find, getmetatable('').__index == string) return { rules = {} }",
        Print("true\ttrue"),
    ),
    (
        "the context cannot be written",
        "return { rules = { { id = 'A', effect = {},\nwhen = function(ctx) ctx.facts.days = 1 end } } }",
        Fail(0, ""),
    ),
    (
        "a global of one run is not in the next",
        "print(pcall(function() return seen end)) seen = true return { rules = {} }",
        Print("false\tmain.lua:1: there is no global `seen`"),
    ),
    (
        "nor a change of a shared table",
        "print(pcall(function() return shared end)) shared = { 1 } return { rules = {} }",
        Print("false\tmain.lua:1: there is no global `shared`"),
    ),
];

const ADDRESSES: &[Case] = &[
    ("of a table", "print(tostring({})) return { rules = {} }", Print("table")),
    (
        "of a function",
        "print(tostring(print), tostring(function() end)) return { rules = {} }",
        Print("function\tfunction"),
    ),
    ("in format", "print(string.format('%s %*', {}, print)) return { rules = {} }", Print("table function")),
    ("in an interpolated text", "print(`{ {} } {print}`) return { rules = {} }", Print("table function")),
    ("in print", "print({}, print) return { rules = {} }", Print("table\tfunction")),
    (
        "behind a false metatable",
        "print(tostring(setmetatable({}, { __metatable = { __tostring = true } }))) return { rules = {} }",
        Print("table"),
    ),
    ("in an error", "error({ {} })", Fail(1, "{1 = table}")),
    ("in an error caught", "print(select(2, pcall(error, {}))) return { rules = {} }", Print("{}")),
    ("in an error that is a function", "error(print)", Fail(1, "function")),
    ("in an assertion", "assert(false, {})", Fail(1, "")),
    ("in a bad argument", "math.floor({})", Fail(1, "number expected, got table")),
    ("in a bad key", "local t = {} t[nil] = 1", Fail(1, "nil")),
    ("a terminal's escape in an error", "error('a\\27[31mb\\0c')", Fail(1, "a\u{fffd}[31mb")),
    ("a terminal's escape in the log", "print('a\\27[31m') return { rules = {} }", Print("a\u{fffd}[31m")),
    ("a false position in an error", "error('main.lua:99: lie', 0)", Fail(99, "lie")),
    ("by pointer format", "return string.format('%p', {})", Fail(1, "")),
];

const BYTES: &[Case] = &[
    ("no text at all", "", Fail(0, "must be a table")),
    ("100,000 brackets", "BRACKETS", Fail(1, "not Luau")),
    ("100,000 parentheses", "PARENS", Fail(1, "not Luau")),
    ("100,000 nested functions", "FUNCTIONS", Fail(1, "not Luau")),
    ("100,000 ands", "ANDS", End),
    ("a sum of 50,000 terms", "SUM", Fail(1, "not Luau")),
    ("a text of 50,000 parts", "PARTS", Fail(1, "not Luau")),
    ("a chain of 50,000 calls", "CALLS", Fail(1, "not Luau")),
    ("a chain of 50,000 fields", "FIELDS", Fail(1, "not Luau")),
    ("50,000 negations", "NOTS", Fail(1, "not Luau")),
    ("10,000 alternatives", "ELSEIFS", Fail(1, "not Luau")),
    ("50,000 brackets of a type", "TYPES", Fail(1, "not Luau")),
    ("10,000 texts in texts", "TEXTS", Fail(1, "not Luau")),
    ("300 locals", "LOCALS", Fail(1, "not Luau")),
    ("a text that never ends", "local s = \"abc", Fail(1, "not Luau")),
    (
        "not UTF-8 in a text",
        "return { rules = { { id = '\\255', when = function() end, effect = {} } } }",
        Fail(1, "UTF-8"),
    ),
    (
        "a nul byte",
        "return { rules = { { id = 'a\\0b', when = function() end, effect = {} } } }",
        Fail(1, "control character"),
    ),
    ("asks for optimisation", "--!native\n--!optimize 2\nwhile true do end", Fail(3, "stopped after")),
    ("a file that is too long", "LONG", Fail(0, "256 KiB")),
];

fn text(program: &str) -> String {
    match program {
        "BRACKETS" => format!("return {}", "{".repeat(100_000)),
        "PARENS" => format!("return {}1", "(".repeat(100_000)),
        "FUNCTIONS" => "local f = function() ".repeat(10_000),
        "ANDS" => format!("local x = true {} return {{ rules = {{}} }}", "x = x and true ".repeat(10_000)),
        "SUM" => format!("return 1{}", " + 1".repeat(50_000)),
        "PARTS" => format!("return 'a'{}", " .. 'a'".repeat(30_000)),
        "CALLS" => format!("return print{}", "()".repeat(50_000)),
        "FIELDS" => format!("return print{}", ".a".repeat(50_000)),
        "NOTS" => format!("return {}1", "not ".repeat(50_000)),
        "ELSEIFS" => format!("if a then {} end", "elseif a then ".repeat(10_000)),
        "TYPES" => format!("local x: {}", "{".repeat(50_000)),
        "TEXTS" => format!("return {}", "`{".repeat(10_000)),
        "LOCALS" => (0..300).map(|i| format!("local a{i} = print ")).collect::<Vec<_>>().concat(),
        "LONG" => "-".repeat(300_000),
        other => other.to_owned(),
    }
}

fn manifest() -> Manifest {
    let text = "palier: 1\napi: 1\nid: attack\nversion: 1.0.0\ntitle: Attack\ndescription: An attack\nfacts:\n  - {id: days, type: integer, text: Days}\n";
    let mut faults = Diagnostics::new();
    let manifest = Manifest::read(&Source::new("plugins/attack/plugin.yaml", text), &mut faults);
    manifest.unwrap_or_else(|| panic!("{:?}", faults.into_sorted()))
}

fn snapshot() -> Snapshot {
    Snapshot {
        questionnaire: "q".into(),
        major: 1,
        organisation: Organisation { name: "Horizon".into(), ..Organisation::default() },
        overall: Some(50.0),
        domains: [("governance".to_owned(), Some(60.0))].into(),
        questions: [("moments-of-truth".to_owned(), None)].into(),
        ..Snapshot::default()
    }
}

fn limits() -> Limits {
    Limits { wall: Duration::from_millis(300), ..Limits::default() }
}

fn run(program: &str, limits: &Limits) -> Result<Outcome, palier_engine::plugin::Failure> {
    Plugin::load(manifest(), &text(program))?.run_within(&snapshot(), &Settings::new(), limits)
}

/// The cases that did not do what they must.
fn broken(cases: &[Case]) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, program, must) in cases {
        let start = Instant::now();
        let result = run(program, &limits());
        let took = start.elapsed();
        let what = match (must, &result) {
            (Fail(line, part), Err(failure)) => {
                let placed = *line == 0 || failure.line == Some(*line);
                let named = failure.plugin == "attack" && failure.file == "plugins/attack/main.lua";
                (!placed || !named || !failure.message.contains(part)).then(|| failure.to_string())
            }
            (Print(line), Ok(outcome)) => (outcome.log != [*line]).then(|| format!("printed {:?}", outcome.log)),
            (End, _) => None,
            (_, result) => Some(format!("{result:?}")),
        };
        if let Some(what) = what {
            broken.push(format!("{name}: {what:.300}"));
        }
        // Twice the hang guard (a second run may look for the line), and one call that cannot be interrupted.
        if took > Duration::from_millis(1500) {
            broken.push(format!("{name}: took {took:?}"));
        }
        if format!("{result:?}").contains("0x") {
            broken.push(format!("{name}: shows an address"));
        }
    }
    broken
}

#[test]
fn loops_end_at_their_line() {
    assert_eq!(broken(LOOPS), Vec::<String>::new());
}

#[test]
fn long_calls_are_refused_or_end() {
    assert_eq!(broken(LONG_CALLS), Vec::<String>::new());
}

#[test]
fn memory_is_bounded() {
    assert_eq!(broken(MEMORY), Vec::<String>::new());
}

#[test]
fn nothing_outside_is_in_reach() {
    assert_eq!(broken(ESCAPES), Vec::<String>::new());
}

#[test]
fn no_address_is_shown() {
    assert_eq!(broken(ADDRESSES), Vec::<String>::new());
}

#[test]
fn hostile_text_is_a_syntax_error() {
    assert_eq!(broken(BYTES), Vec::<String>::new());
}

#[test]
fn the_step_budget_is_exact() {
    let program = "local n = 0 for i = 1, 1000 do n = n + i end print(n)\nreturn { rules = {} }";
    let free = Limits { wall: Duration::from_secs(60), ..Limits::default() };
    let needed = run(program, &free).expect("it ends").steps;
    assert!(needed > 1000);
    assert_eq!(run(program, &free).expect("it ends").steps, needed, "the count is the program's alone");
    assert!(run(program, &Limits { steps: needed, ..free }).is_ok());
    let short = run(program, &Limits { steps: needed - 1, ..free }).expect_err("one step too few");
    assert_eq!(short.message, format!("stopped after {} steps", needed - 1));
}

#[test]
fn the_budget_is_shared_by_all_rules() {
    let rule =
        "{ id = 'R%', when = function() for i = 1, 1000 do end end, finding = { severity = 'info', text = 't' } },";
    let one = format!("return {{ rules = {{ {} }} }}", rule.replace('%', "1"));
    let three =
        format!("return {{ rules = {{ {} }} }}", (1..4).map(|i| rule.replace('%', &i.to_string())).collect::<String>());
    let steps = run(&one, &limits()).expect("it ends").steps;
    assert!(run(&one, &Limits { steps, ..limits() }).is_ok());
    assert!(run(&three, &Limits { steps, ..limits() }).is_err());
}

#[test]
fn what_is_in_reach_is_this_and_no_more() {
    let program = "local names = {} for k, v in _G do if type(v) == 'table' and v ~= _G then for f in v do table.insert(names, k .. '.' .. f) end else table.insert(names, k) end end
table.sort(names) for _, name in names do print(name) end return { rules = {} }";
    let log = run(program, &limits()).expect("it ends").log;
    let libraries: Vec<&str> = log.iter().map(|n| n.split('.').next().expect("a name")).collect();
    let base = [
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
    let others: Vec<&&str> = libraries.iter().filter(|name| !base.contains(*name)).collect();
    assert!(others.is_empty(), "{others:?}");
}
