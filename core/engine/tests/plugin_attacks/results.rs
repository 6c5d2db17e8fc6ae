//! Results of every wrong shape: metatables are under `border`, what is merely mistaken is in `plugin_results.rs`.

use super::{Case, End, Fail};

pub(super) const RESULTS: &[Case] = &[
    (
        "a rule that holds itself a hundred times",
        "local t = {} for i = 1, 100 do t[i] = t end return { rules = { t } }",
        Fail(0, "a number cannot name a field here"),
    ),
    (
        "a rule that holds itself under sixty names",
        "local t = {} for i = 1, 60 do t['f' .. i] = t end return { rules = { t } }",
        Fail(0, "lacks the field `id`"),
    ),
    (
        "two hundred rules of one id of megabytes",
        "local s = ('x'):rep(1e6) s = s .. s s = s .. s local t = {} for i = 1, 200 do t[i] = { id = s, s, s, s } end return { rules = t }",
        Fail(0, ""),
    ),
    ("nothing", "return", Fail(0, "must be a table with named fields, not nothing")),
    ("several results", "return { rules = {} }, error, {}", End),
    ("a function", "return function() return { rules = {} } end", Fail(0, "not a function")),
    ("a table that holds itself", "local t = {} t.rules = t return t", Fail(0, "rules: must be a list")),
    (
        "rules that hold themselves",
        "local t = {} t[1] = t return { rules = t }",
        Fail(0, "rules[1]: a number cannot name a field here"),
    ),
    (
        "one rule two hundred times",
        "local r = { id = 'R', when = function() end, finding = { severity = 'info', text = 't' } } return { rules = table.create(200, r) }",
        Fail(0, "two rules are called `R`"),
    ),
    (
        "a finding shared by all rules",
        "local f = { severity = 'info', text = 't' } local t = {} for i = 1, 200 do t[i] = { id = 'R' .. i, when = function() return true end, finding = f } end return { rules = t }",
        End,
    ),
    (
        "201 rules",
        "local t = {} for i = 1, 201 do t[i] = { id = 'R' .. i } end return { rules = t }",
        Fail(0, "more than 200 items"),
    ),
    ("rules with a hole", "return { rules = { [1] = {}, [3] = {} } }", Fail(0, "hole")),
    ("rules from zero", "return { rules = { [0] = {} } }", Fail(0, "numbered from 1")),
    ("rules at a negative place", "return { rules = { [-1] = {} } }", Fail(0, "numbered from 1")),
    ("rules at a broken place", "return { rules = { [1.5] = {} } }", Fail(0, "numbered from 1")),
    ("rules at an infinite place", "return { rules = { [math.huge] = {} } }", Fail(0, "numbered from 1")),
    ("rules at a huge place", "return { rules = { [2^53] = {} } }", Fail(0, "rules: ")),
    (
        "a field named by a function",
        "return { rules = {}, [print] = 1 }",
        Fail(0, "a function cannot name a field here"),
    ),
    ("a field named by a table", "return { rules = {}, [{}] = 1 }", Fail(0, "a table cannot name a field here")),
    ("a field named by a number", "return { rules = {}, [0] = 1 }", Fail(0, "a number cannot name a field here")),
    ("a field named by bytes", "return { rules = {}, ['\\255'] = 1 }", Fail(0, "cannot name a field here")),
    ("a field named by a million bytes", "return { rules = {}, [('x'):rep(1e6)] = 1 }", Fail(0, "has no field `xxx")),
    (
        "a thousand fields",
        "local t = { rules = {} } for i = 1, 1000 do t['f' .. i] = i end return t",
        Fail(0, "more than 64 fields"),
    ),
    (
        "nested a hundred thousand deep",
        "local t = {} local top = t for i = 1, 1e5 do t.text = {} t = t.text end return { rules = { { id = 'R', when = function() return true end, finding = { severity = 'info', text = top } } } }",
        Fail(1, "is not a language"),
    ),
    (
        "an id of four million bytes",
        "local s = ('x'):rep(1e6) s = s .. s s = s .. s return { rules = { { id = s, when = print, finding = { severity = 'info', text = 't' } } } }",
        Fail(1, "the text is longer than 4000 characters"),
    ),
    ("an id of megabytes and a source of many lines", "IDLINES", Fail(0, "the text is longer than 4000 characters")),
    (
        "a severity of megabytes",
        "local s = ('x'):rep(1e6) s = s .. s s = s .. s return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = s, text = 't' } } } }",
        Fail(1, "longer than 4000 characters"),
    ),
    (
        "a domain of megabytes",
        "local s = ('x'):rep(1e6) s = s .. s s = s .. s return { rules = { { id = 'R', when = function(ctx) return true end, effect = { cap = { domain = s, level = 1 } } } } }",
        Fail(1, "longer than 4000 characters"),
    ),
    (
        "a question of four thousand letters",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { not_applicable = { question = ('q'):rep(4000) } } } } }",
        Fail(1, "there is no question `qqq"),
    ),
    (
        "a source of megabytes",
        "local s = ('x'):rep(1e6) s = s .. s s = s .. s return { rules = { { id = 'R', source = s, when = print, finding = { severity = 'info', text = 't' } } } }",
        Fail(1, "longer than 4000 characters"),
    ),
    (
        "questionnaires of megabytes",
        "local s = ('x'):rep(1e6) s = s .. s s = s .. s return { rules = { { id = 'R', questionnaires = { s }, when = print, finding = { severity = 'info', text = 't' } } } }",
        Fail(1, "longer than 4000 characters"),
    ),
    (
        "one text in very many places",
        "local t = {} for a = 97, 122 do t[string.char(a, a)] = ('\\u{10ffff}'):rep(4000) end local rules = {} for i = 1, 200 do rules[i] = { id = 'R' .. i, when = function() return true end,\nfinding = { severity = 'info', text = t }, advice = { text = t, title = t, owner = t, effort = 1, value = 1, horizon = '0-3' } } end return { rules = rules }",
        Fail(0, "longer than 1000000 characters in all"),
    ),
    (
        "one made text in very many places",
        "local t = {} for a = 97, 122 do t[string.char(a, a)] = ('\\u{10ffff}'):rep(4000) end local rules = {} for i = 1, 20 do rules[i] = { id = 'R' .. i, when = function() return true end,\nfinding = function() return { severity = 'info', text = t } end } end return { rules = rules }",
        Fail(0, "longer than 1000000 characters in all"),
    ),
    (
        "a text of nothing but spaces",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = '\\u{2003}\\n\\t' } } } }",
        Fail(1, "the text is empty"),
    ),
    (
        "a text with a nul",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = 'a\\0b' } } } }",
        Fail(1, "control character"),
    ),
    (
        "a text with an escape",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = 'a\\27]0;b\\7' } } } }",
        Fail(1, "control character"),
    ),
    (
        "a text with a C1 control",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = 'a\\u{9b}31m' } } } }",
        Fail(1, "control character"),
    ),
    (
        "a text that turns the reading direction",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = 'a\\u{202e}b' } } } }",
        Fail(1, "control character"),
    ),
    (
        "a text that isolates a direction",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = { en = 'a\\u{2067}b' } } } } }",
        Fail(1, "control character"),
    ),
    (
        "a text of half a character",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = '\\195' } } } }",
        Fail(1, "UTF-8"),
    ),
    (
        "a text of a surrogate",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = '\\237\\160\\128' } } } }",
        Fail(1, "UTF-8"),
    ),
    (
        "a text of one character too many",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = ('\\u{1F600}'):rep(4001) } } } }",
        Fail(1, "longer than 4000"),
    ),
    (
        "a language that is a path",
        "return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = { ['../en'] = 't' } } } } }",
        Fail(1, "is not a language"),
    ),
    (
        "a language of megabytes",
        "local s = ('x'):rep(1e6) s = s .. s s = s .. s return { rules = { { id = 'R', when = function(ctx) return true end, finding = { severity = 'info', text = { [s] = 't' } } } } }",
        Fail(1, "is not a language"),
    ),
    (
        "a level that is not a number",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { cap = { overall = true, level = 0/0 } } } } }",
        Fail(1, "NaN is not a finite number"),
    ),
    (
        "a level without end",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { cap = { overall = true, level = -1/0 } } } } }",
        Fail(1, "-inf is not a finite number"),
    ),
    (
        "a level of 1e308",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { cap = { overall = true, level = 1e308 } } } } }",
        Fail(1, "above the scale's 3"),
    ),
    (
        "a level just above the scale",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { cap = { overall = true, level = 3.0000000001 } } } } }",
        Fail(1, "above the scale's 3"),
    ),
    (
        "a level of minus zero",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { cap = { overall = true, level = -0 } } } } }",
        End,
    ),
    (
        "a level written as a text",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { cap = { overall = true, level = '1' } } } } }",
        Fail(1, "must be a number, not a text"),
    ),
    (
        "a factor of zero",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { weight = { domain = 'governance', factor = 0 } } } } }",
        Fail(1, "must be above 0"),
    ),
    (
        "a factor of minus zero",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { weight = { domain = 'governance', factor = -0 } } } } }",
        Fail(1, "must be above 0"),
    ),
    (
        "a factor below zero",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { weight = { domain = 'governance', factor = -1 } } } } }",
        Fail(1, "must be above 0"),
    ),
    (
        "the smallest factor there is",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { weight = { domain = 'governance', factor = 5e-324 } } } } }",
        End,
    ),
    (
        "a factor of 2^63",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { weight = { domain = 'governance', factor = 2^63 } } } } }",
        Fail(1, "at most 10"),
    ),
    (
        "an effort of 2^32 + 1",
        "return { rules = { { id = 'R', when = function(ctx) return true end, advice = { text = 't', effort = 2^32 + 1, value = 1, horizon = '0-3' } } } }",
        Fail(1, "not a whole number from 1 to 5"),
    ),
    (
        "an effort of not a number",
        "return { rules = { { id = 'R', when = function(ctx) return true end, advice = { text = 't', effort = 0/0, value = 1, horizon = '0-3' } } } }",
        Fail(1, "not a finite number"),
    ),
    (
        "the overall as a text",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { cap = { overall = 'true', level = 1 } } } } }",
        Fail(1, "is `true` or left out"),
    ),
    (
        "two effects at once",
        "return { rules = { { id = 'R', when = function(ctx) return true end, effect = { cap = { overall = true, level = 1 }, weight = { domain = 'governance', factor = 2 } } } } }",
        Fail(1, "holds one of"),
    ),
    (
        "a finding that changes the rules",
        "local t = {} t[1] = { id = 'A', when = function() t[2] = { id = 'B' } t[1].id = {} return true end, finding = { severity = 'info', text = 't' } } return { rules = t }",
        End,
    ),
    (
        "an id that grows after it was read",
        "local t = {} t[1] = { id = 'A', when = function() t[1].id = ('x'):rep(1e6) return 5 end, finding = { severity = 'info', text = 't' } } return { rules = t }",
        Fail(1, "rules[1].when: returned a number"),
    ),
    (
        "a part that is made once and fails once",
        "local n = 0 return { rules = { { id = 'R', when = function(ctx) return true end, finding = function() n += 1 if n == 1 then error('first') end return { severity = 'info', text = 't' } end } } }",
        Fail(1, "first"),
    ),
    (
        "a when that returns true late",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nfor i = 1, 1e9 do end return true\nend } } }",
        Fail(2, "stopped after"),
    ),
    (
        "a when that returns many",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)\nreturn table.unpack(table.create(7000, true))\nend } } }",
        End,
    ),
    (
        "findings without end",
        "local rules = {} for i = 1, 200 do rules[i] = { id = 'R' .. i, when = function() return true end, finding = { severity = 'alert', text = ('y'):rep(4000) } } end return { rules = rules }",
        End,
    ),
];
