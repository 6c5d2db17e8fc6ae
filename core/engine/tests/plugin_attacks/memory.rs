//! Programs that grow: texts, tables, closures, errors and logs.

use super::{Case, End, Fail, Print};

pub(super) const MEMORY: &[Case] = &[
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
    ("repeating a number", "local s = string.rep(7, 1e9)", Fail(1, "memory")),
    ("repeating by a count that is a text", "local s = string.rep('x', '1e9')", Fail(1, "memory")),
    ("an error of megabytes", "local s = ('x'):rep(1e6) s = s .. s s = s .. s\nerror(s, 0)", Fail(2, "")),
    ("an error of many parts", "local t = {} for i = 1, 5e3 do t[i] = i end\nerror(t)", Fail(0, "")),
    (
        "printing what is not UTF-8",
        "local s = ('\\255'):rep(1e6) s = s .. s s = s .. s for i = 1, 300 do print(s) end return { rules = {} }",
        End,
    ),
    ("garbage in passing", "for i = 1, 2e5 do local _ = { i, i, i, i } end print(1) return { rules = {} }", Print("1")),
    (
        "garbage of long texts",
        "local s = ('x'):rep(1e6) for i = 1, 50 do local _ = s .. i end print(1) return { rules = {} }",
        Print("1"),
    ),
    (
        "a weak table that grows",
        "local t = setmetatable({}, { __mode = 'kv' }) for i = 1, 2e5 do t[i] = { i } end print(1) return { rules = {} }",
        End,
    ),
    (
        "a name that is asked for and megabytes long",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nlocal s = ('\\255'):rep(1e6) s = s .. s for i = 1, 20 do pcall(function() return ctx[s] end) end\nend } } }",
        End,
    ),
];
