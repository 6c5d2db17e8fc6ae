//! What one run could leave to the next or to its twin: globals, the collector, the order of keys, limits that depend on the computer.

use super::{Case, End, Fail, Print};

pub(super) const STATE: &[Case] = &[
    (
        "a global of one run is not in the next",
        "local ok, was = pcall(function() return seen end) print(ok and was == true) seen = true return { rules = {} }",
        End,
    ),
    (
        "a global table",
        "local ok, was = pcall(function() return shared[1] end) print(ok and was == 1) shared = { 1 } return { rules = {} }",
        End,
    ),
    ("writing through _G", "_G.shared = 1", Fail(1, "readonly")),
    ("a library marked for the next run", "string.mark = 1", Fail(1, "readonly")),
    (
        "when the collector runs",
        "local w, n = setmetatable({ {} }, { __mode = 'v' }), 0\nwhile w[1] and n < 5e5 do n += 1 local _ = { n } end print(n) return { rules = {} }",
        End,
    ),
    (
        "how often the collector runs",
        "local keep, out = {}, {} for i = 1, 5e4 do keep[i] = { i } end for r = 1, 8 do local w, n = setmetatable({ {} }, { __mode = 'v' }), 0 while w[1] and n < 1e5 do n += 1 local _ = { n } end out[r] = n end print(table.concat(out, ' ')) return { rules = {} }",
        End,
    ),
    (
        "how much memory there is",
        "local t, n = {}, 0 pcall(function() while true do n += 1 t[n] = { n } end end) t = nil print(n) return { rules = {} }",
        End,
    ),
    (
        "how deep the stack is",
        "local n = 0 local function f() n += 1 f() end pcall(f) print(n) return { rules = {} }",
        End,
    ),
    ("how many steps there are", "local n = 0 while true do n += 1 end", Fail(1, "stopped after")),
    (
        "the order of texts",
        "local t, s = {}, '' for i = 1, 200 do t['k' .. i * 7919] = i end for _, v in t do s ..= v .. ' ' end print(s) return { rules = {} }",
        End,
    ),
    (
        "the order of numbers",
        "local t, s = {}, '' for i = 1, 200 do t[i * 1e9 + 0.5] = i end for _, v in t do s ..= v .. ' ' end print(s) return { rules = {} }",
        End,
    ),
    (
        "the order of a mixed table",
        "local t, s = { 1, 2, a = 3, [true] = 4, [1e300] = 5 }, '' for _, v in pairs(t) do s ..= v end print(s) return { rules = {} }",
        End,
    ),
    (
        "the order after removals",
        "local t, s = {}, '' for i = 1, 500 do t['k' .. i] = i end for i = 1, 500, 3 do t['k' .. i] = nil end for k in t do s ..= k end print(#s, s:sub(1, 200)) return { rules = {} }",
        End,
    ),
    (
        "the order of the library",
        "local s = '' for k in string do s ..= k end for k in math do s ..= k end print(s) return { rules = {} }",
        End,
    ),
    (
        "an order that ties",
        "local t = {} for i = 1, 100 do t[i] = { i % 3, i } end table.sort(t, function(a, b) return a[1] < b[1] end) local s = '' for _, v in t do s ..= v[2] .. ' ' end print(s) return { rules = {} }",
        End,
    ),
    (
        "an order that contradicts itself",
        "local t = {} for i = 1, 100 do t[i] = i * 7919 % 101 end pcall(table.sort, t, function(a, b) return (a + b) % 2 == 0 end) print(table.concat(t, ' ')) return { rules = {} }",
        End,
    ),
    (
        "numbers as they are written",
        "print(0.1 + 0.2, 1e308 * 10, -0 / 1, 0 / 0, 2^53 + 1, 1e15, 1e16, 5 // 0, -5 % math.huge, 1/3) return { rules = {} }",
        End,
    ),
    (
        "functions of real numbers",
        "print(math.sin(1e22), math.exp(0.1), math.log(3), math.pow(2, 0.5), math.tan(1.5707963), math.fmod(-5, 3)) return { rules = {} }",
        End,
    ),
    (
        "where an error was",
        "print(pcall(function() local x = nil + 1 end)) return { rules = {} }",
        Print("false\u{9}main.lua:1: attempt to perform arithmetic (add) on nil and number"),
    ),
    ("more printed than is kept", "for i = 1, 1000 do print(i) end return { rules = {} }", End),
];
