//! Programs that reach for what is outside: loaders, system, environments, chance, the host, other runs.

use super::{Case, End, Fail, Print};

pub(super) const ESCAPES: &[Case] = &[
    (
        "no loaders",
        "for _, name in { 'load', 'loadstring', 'require', 'dofile', 'loadfile' } do assert(not rawget(_G, name), name) end print(1) return { rules = {} }",
        Print("1"),
    ),
    (
        "no system",
        "for _, name in { 'os', 'io', 'debug', 'package', 'coroutine', 'buffer', 'vector' } do assert(not rawget(_G, name), name) end print(1) return { rules = {} }",
        Print("1"),
    ),
    (
        "no environments",
        "for _, name in { 'getfenv', 'setfenv', 'newproxy', 'gcinfo', 'collectgarbage' } do assert(not rawget(_G, name), name) end print(1) return { rules = {} }",
        Print("1"),
    ),
    (
        "no chance",
        "print(rawget(math, 'random'), rawget(math, 'randomseed'), rawget(math, 'noise')) return { rules = {} }",
        Print("nil\tnil\tnil"),
    ),
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
        "metatables of other kinds",
        "print(getmetatable(print), getmetatable(1), getmetatable(nil), getmetatable(true)) return { rules = {} }",
        Print("nil\u{9}nil\u{9}nil\u{9}nil"),
    ),
    (
        "the host's functions are not found by walking",
        "local seen, names = {}, {} local function walk(t) if seen[t] then return end seen[t] = true for k, v in t do if type(v) == 'table' then walk(v) elseif k == 'note' or k == 'complain' or k == 'behind' then names[#names + 1] = k end end end walk(_G) print(#names) return { rules = {} }",
        Print("0"),
    ),
    (
        "a method of texts that is not there",
        "print(pcall(function() return ('x'):dump() end)) return { rules = {} }",
        End,
    ),
    (
        "string.dump and pack",
        "print(rawget(string, 'dump'), rawget(string, 'pack'), rawget(string, 'unpack')) return { rules = {} }",
        Print("nil\u{9}nil\u{9}nil"),
    ),
    ("rawset on the metatable of texts", "rawset(getmetatable(''), '__index', {})", Fail(1, "readonly")),
    ("setmetatable on the library", "setmetatable(string, {})", Fail(1, "readonly")),
    ("table.freeze turned back", "local t = table.freeze({}) t.x = 1", Fail(1, "readonly")),
    ("a wrapper that is called with a table", "print(pcall(string.find, {}, 'x')) return { rules = {} }", End),
    (
        "a wrapper that is called with nothing",
        "print(pcall(string.rep), pcall(table.sort), pcall(string.format)) return { rules = {} }",
        End,
    ),
    ("select from behind", "print(pcall(select, -1)) return { rules = {} }", End),
    (
        "a global of the host's own chunk",
        "print(rawget(_G, 'COMPARED'), rawget(_G, 'raw_error')) return { rules = {} }",
        Print("nil\u{9}nil"),
    ),
];
