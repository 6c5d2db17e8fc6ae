//! Programs that would show where something lies in memory, which differs from run to run.

use super::{Case, End, Fail, Print};

pub(super) const ADDRESSES: &[Case] = &[
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
    (
        "behind a type's name",
        "print(tostring(setmetatable({}, { __type = 'x', __name = 'y' }))) return { rules = {} }",
        End,
    ),
    (
        "in a key that is missing",
        "local t = setmetatable({}, { __index = function(_, k) error(k) end }) return t[{}]",
        Fail(1, "{}"),
    ),
    ("in a comparison", "return {} < {}", Fail(1, "compare")),
    ("in a call", "local t = {} t()", Fail(1, "call a table value")),
    ("in a length", "local n = #print", Fail(1, "length")),
    ("in a list that is joined", "return table.concat({ {} })", Fail(1, "invalid value")),
    ("in a format of a number", "return string.format('%d', {})", Fail(1, "")),
    (
        "in a pattern's replacement",
        "return (('x'):gsub('x', function() return {} end))",
        Fail(1, "invalid replacement value"),
    ),
    (
        "in xpcall's handler",
        "print(select(2, xpcall(error, function(m) return m end, {}))) return { rules = {} }",
        Print("{}"),
    ),
    ("in the second result of pcall", "print(pcall(assert, nil, 'x', {})) return { rules = {} }", End),
    (
        "of functions in a table that fails",
        "error({ print, {}, a = print })",
        Fail(1, "1 = function, 2 = table, a = function"),
    ),
    (
        "that a program writes itself",
        "print(string.format('%x', 255), ('0x%s'):format('ff')) return { rules = {} }",
        Print("ff\u{9}0xff"),
    ),
];
