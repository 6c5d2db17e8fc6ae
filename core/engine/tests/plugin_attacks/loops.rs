//! Programs that would never end: loops, recursion, handlers and metamethods that loop.

use super::{Case, End, Fail};

pub(super) const LOOPS: &[Case] = &[
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
    (
        "an assertion whose text loops",
        "assert(false, setmetatable({}, { __tostring = function() while true do end end }))",
        Fail(1, ""),
    ),
    (
        "an error whose walk loops",
        "error(setmetatable({}, { __iter = function() while true do end end }))",
        Fail(1, "stopped after"),
    ),
    (
        "handlers that handle themselves",
        "local n = 0 local function f() n += 1 return xpcall(f, function() return xpcall(f, f) end) end f() print(n) return { rules = {} }",
        End,
    ),
    ("arguments that double", "local function f(...) return f(..., ...) end f(1)", Fail(1, "")),
    (
        "arguments that all double",
        "local function f(...) local a = { ... } return f(table.unpack(a), table.unpack(a)) end f(1, 2)",
        Fail(1, ""),
    ),
    (
        "a chain of __newindex",
        "local t = {} for i = 1, 1000 do t = setmetatable({}, { __newindex = t }) end t.a = 1",
        Fail(1, "loop"),
    ),
    (
        "a __call that calls itself",
        "local m = {} m.__call = function(t) return t() end setmetatable(m, m)()",
        Fail(1, ""),
    ),
    (
        "closing over a loop",
        "local f = function() end for i = 1, 1e5 do local g = f f = function() return g() end end f()",
        Fail(1, ""),
    ),
];
