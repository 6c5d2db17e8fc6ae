//! Texts that are hardly programs: nested without end, cut off, not text at all.

use super::{Case, End, Fail};

pub(super) const BYTES: &[Case] = &[
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
    ("texts that the compiler would join to 40 MB", "FOLDED", Fail(0, "memory")),
    ("85,000 tables", "TABLES", End),
    ("18,000 functions", "LAMBDAS", End),
    ("a number of 250,000 digits", "DIGITS", Fail(1, "must be a table")),
    ("a comment that never ends", "COMMENT", Fail(1, "not Luau")),
    ("a type function", "type function t() while true do end end return { rules = {} }", End),
    ("an attribute", "@checked @native local function f() end return { rules = {} }", End),
    ("a mark of byte order", "\u{feff}return { rules = {} }", End),
    ("a line for a shell", "#!/bin/sh\nreturn { rules = {} }", End),
    ("a file that is too long", "LONG", Fail(0, "256 KiB")),
];

/// The program that a case stands for, where it is too long to write down.
pub(super) fn text(program: &str) -> String {
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
        "IDLINES" => {
            let id = "local s = ('x'):rep(1e6) s = s .. s s = s .. s return { rules = { { id = s, when = print } } }";
            format!("{id}{}", "\n".repeat(200_000))
        }
        "FOLDED" => {
            let parts: String = (0..20_000).map(|i| format!("a..\"{i:05}\",")).collect();
            format!("local a = \"{}\" local t = {{ {parts} }}", "x".repeat(2000))
        }
        "TABLES" => format!("local t = {{ {} }} return {{ rules = {{}} }}", "{},".repeat(85_000)),
        "LAMBDAS" => format!("local t = {{ {} }} return {{ rules = {{}} }}", "function()end,".repeat(18_000)),
        "DIGITS" => format!("return {}", "9".repeat(250_000)),
        "COMMENT" => format!("--[=====[{}", "x".repeat(250_000)),
        "LONG" => "-".repeat(300_000),
        other => other.to_owned(),
    }
}
