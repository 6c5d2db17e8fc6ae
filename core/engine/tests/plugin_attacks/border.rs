//! Metamethods in what is returned, and everything that may be tried on what a plugin sees.

use super::{Case, End, Fail, Print};

pub(super) const BORDER: &[Case] = &[
    (
        "rules that appear when asked for",
        "return setmetatable({}, { __index = function() return {} end })",
        Fail(0, "metatable"),
    ),
    (
        "rules behind a list that lies about its length",
        "return { rules = setmetatable({}, { __len = function() return 5 end }) }",
        Fail(0, "rules: a table with a metatable"),
    ),
    (
        "rules behind a call",
        "return { rules = setmetatable({}, { __call = function() return {} end }) }",
        Fail(0, "metatable"),
    ),
    (
        "rules behind an iterator",
        "return { rules = setmetatable({}, { __iter = function() return next, {} end }) }",
        Fail(0, "metatable"),
    ),
    (
        "a rule that lies on the second read",
        "local n = 0 return { rules = { setmetatable({}, { __index = function(_, k) n += 1 return if n % 2 == 0 then 'x' else function() end end }) } }",
        Fail(0, "rules[1]: a table with a metatable"),
    ),
    (
        "an effect behind a metatable",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = setmetatable({ cap = { overall = true, level = 1 } }, {}) } } }",
        Fail(1, "rules[1].effect: a table with a metatable"),
    ),
    (
        "a made effect behind a metatable",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = function() return setmetatable({}, { __index = { cap = { overall = true, level = 1 } } }) end } } }",
        Fail(1, "metatable"),
    ),
    (
        "a cap behind a metatable",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { cap = setmetatable({}, { __index = { overall = true, level = 1 } }) } } } }",
        Fail(1, "rules[1].effect.cap: a table with a metatable"),
    ),
    (
        "a text behind a metatable",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = setmetatable({ en = 'a' }, { __tostring = function() return 'b' end }) } } } }",
        Fail(1, "rules[1].finding.text: a table with a metatable"),
    ),
    (
        "a severity that turns itself into a text",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = setmetatable({}, { __tostring = function() return 'info' end }), text = 't' } } } }",
        Fail(1, "must be a text, not a table"),
    ),
    (
        "an advice behind a false metatable",
        "return { rules = { { id = 'R', when = function(ctx) return true end, advice = setmetatable({ text = 't', effort = 1, value = 1, horizon = '0-3' }, { __metatable = false }) } } }",
        Fail(1, "rules[1].advice: a table with a metatable"),
    ),
    (
        "a when that can be called",
        "return { rules = { { id = 'R', when = setmetatable({}, { __call = function() return true end }), finding = { severity = 'info', text = 't' } } } }",
        Fail(1, "must be a function(ctx), not a table"),
    ),
    (
        "a when that is a function of the library",
        "return { rules = { { id = 'R', when = next, finding = { severity = 'info', text = 't' } } } }",
        Fail(1, "returned a text"),
    ),
    (
        "a when that is pcall",
        "return { rules = { { id = 'R', when = pcall, finding = { severity = 'info', text = 't' } } } }",
        End,
    ),
    (
        "ctx itself as the answer",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx\nend } } }",
        Fail(1, "returned a table"),
    ),
    (
        "a part of ctx as an effect",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = function(ctx) return ctx.facts end } } }",
        Fail(1, "metatable"),
    ),
    (
        "a part of ctx as the result",
        "local kept return { rules = { { id = 'R', when = function(ctx) kept = ctx return true end, finding = function() return kept.groups end } } }",
        Fail(1, "finding"),
    ),
    (
        "equality that always holds",
        "local m = { __eq = function() return true end } print(setmetatable({}, m) == setmetatable({}, m), rawequal({}, {})) return { rules = {} }",
        Print("true\u{9}false"),
    ),
    (
        "order that always fails",
        "local m = { __lt = function() error('no') end } print(pcall(table.sort, { setmetatable({}, m), setmetatable({}, m) })) return { rules = {} }",
        Print("false\u{9}main.lua:1: no"),
    ),
    (
        "a concatenation that gives a table",
        "print(setmetatable({}, { __concat = function() return {} end }) .. 'x') return { rules = {} }",
        Print("table"),
    ),
    (
        "a length that is no number",
        "print(pcall(function() return #setmetatable({}, { __len = function() return 'x' end }) end)) return { rules = {} }",
        End,
    ),
    (
        "__newindex that writes elsewhere",
        "local t = setmetatable({}, { __newindex = _G }) t.x = 1 return { rules = {} }",
        Fail(1, "readonly"),
    ),
    (
        "__index that is the globals",
        "print(rawequal(setmetatable({}, { __index = _G }).string, string)) return { rules = {} }",
        Print("true"),
    ),
    (
        "__namecall",
        "print(pcall(function() return setmetatable({}, { __namecall = function() return 1 end }):x() end)) return { rules = {} }",
        End,
    ),
    (
        "__type that names it otherwise",
        "print(type(setmetatable({}, { __type = 'string' })), typeof(setmetatable({}, { __type = 'number' }))) return { rules = {} }",
        End,
    ),
    (
        "__mode changed while in use",
        "local m = {} local t = setmetatable({ {} }, m) m.__mode = 'v' for i = 1, 1e5 do local _ = { i } end print(t[1] == nil) return { rules = {} }",
        End,
    ),
    (
        "__gc that would run later",
        "setmetatable({}, { __gc = function() while true do end end }) for i = 1, 1e5 do local _ = { i } end print(1) return { rules = {} }",
        Print("1"),
    ),
    (
        "__close that would run later",
        "do local t = setmetatable({}, { __close = function() while true do end end }) end print(1) return { rules = {} }",
        Print("1"),
    ),
    (
        "__pairs that lies",
        "for k in pairs(setmetatable({ a = 1 }, { __pairs = function() return function() return 'b' end end })) do print(k) end return { rules = {} }",
        Print("a"),
    ),
    (
        "a metatable that is its own",
        "local m = {} m.__index = m m.__metatable = m setmetatable(m, m) print(pcall(function() return m.x end)) return { rules = {} }",
        Print("false\u{9}main.lua:1: '__index' chain too long; possible loop"),
    ),
];

pub(super) const SIGHT: &[Case] = &[
    (
        "ctx kept and asked later",
        "local kept return { rules = { { id = 'A', when = function(ctx) kept = ctx return false end, finding = { severity = 'info', text = 't' } }, { id = 'B', when = function() kept.facts.days = 3 end, finding = { severity = 'info', text = 't' } } } }",
        Fail(1, "readonly"),
    ),
    (
        "writing a score",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nctx.domains.governance.score = 100\nend } } }",
        Fail(2, "readonly"),
    ),
    (
        "writing a group",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nctx.groups.back = {}\nend } } }",
        Fail(2, "readonly"),
    ),
    (
        "rawset on ctx",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nrawset(ctx, 'facts', {})\nend } } }",
        Fail(2, "readonly"),
    ),
    (
        "rawset on a score",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nrawset(ctx.domains.governance, 'score', 1)\nend } } }",
        Fail(2, "readonly"),
    ),
    (
        "inserting into ctx",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\ntable.insert(ctx.groups, 1)\nend } } }",
        Fail(2, "readonly"),
    ),
    (
        "moving into ctx",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\ntable.move({ 1 }, 1, 1, 1, ctx.domains)\nend } } }",
        Fail(2, "readonly"),
    ),
    (
        "clearing ctx",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\ntable.clear(ctx.facts)\nend } } }",
        Fail(2, "readonly"),
    ),
    (
        "sorting ctx",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\ntable.sort(ctx.groups)\nend } } }",
        Fail(2, "readonly"),
    ),
    (
        "removing from ctx",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\ntable.remove(ctx.questions)\nend } } }",
        End,
    ),
    (
        "cloning a part to write it",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\ntable.clone(ctx.facts)\nend } } }",
        Fail(2, "protected metatable"),
    ),
    (
        "another metatable for ctx",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nsetmetatable(ctx, { __index = function() return 1 end })\nend } } }",
        Fail(2, "protected metatable"),
    ),
    (
        "another metatable for the groups",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nsetmetatable(ctx.groups, { __index = function() return 1 end })\nend } } }",
        Fail(2, ""),
    ),
    (
        "the metatable of ctx",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nprint(getmetatable(ctx), getmetatable(ctx.domains), getmetatable(ctx.domains.governance))\nend } } }",
        Print("false\u{9}false\u{9}false"),
    ),
    (
        "a function as a name",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx[print]\nend } } }",
        Fail(2, "ctx has no `function`"),
    ),
    (
        "a table as a name",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx.facts[{}]\nend } } }",
        Fail(2, "ctx.facts has no `table`"),
    ),
    (
        "not a number as a name",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx.domains[0/0]\nend } } }",
        Fail(2, "ctx.domains has no `nan`"),
    ),
    (
        "a name of a million bytes",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx.domains[('x'):rep(1e6)]\nend } } }",
        Fail(2, "ctx.domains has no `xxx"),
    ),
    (
        "a name that is not UTF-8",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx.settings['\\255\\254']\nend } } }",
        Fail(2, "ctx.settings has no `"),
    ),
    (
        "a name that steers a terminal",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx.settings['\\27[2J']\nend } } }",
        Fail(2, "ctx.settings has no `\u{fffd}[2J`"),
    ),
    (
        "a name whose text loops",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx[setmetatable({}, { __tostring = function() while true do end end })]\nend } } }",
        Fail(2, "stopped after"),
    ),
    (
        "a name whose text fails",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx[setmetatable({}, { __tostring = function() error('no') end })]\nend } } }",
        Fail(2, "no"),
    ),
    (
        "ctx in an error",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nerror(ctx)\nend } } }",
        Fail(2, "domains = table"),
    ),
    (
        "all of ctx by next",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nlocal n = 0 for k, v in ctx do n += 1 end print(n > 5, next(ctx.facts))\nend } } }",
        Print("true\u{9}nil"),
    ),
    (
        "ctx compared",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx < ctx\nend } } }",
        Fail(2, "compare"),
    ),
    (
        "ctx called",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx()\nend } } }",
        Fail(2, "call"),
    ),
    (
        "ctx joined",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn ctx .. ''\nend } } }",
        Fail(2, "concatenate"),
    ),
    (
        "its length",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nprint(#ctx.groups, rawlen(ctx))\nend } } }",
        Print("0\u{9}0"),
    ),
];
