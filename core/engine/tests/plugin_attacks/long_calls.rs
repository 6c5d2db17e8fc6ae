//! Single calls into the library that work for long: searches, patterns, sorting, moving, joining.

use super::{Case, End, Fail};

pub(super) const LONG_CALLS: &[Case] = &[
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
    ("a search for nothing", "local s = ('a'):rep(1e6)\nwhile true do s:gsub('', '') end", Fail(2, "stopped after")),
    (
        "a table as replacement",
        "local s = ('ab'):rep(5e5)\nwhile true do s:gsub('.', { a = 'b', b = 'a' }) end",
        Fail(2, "stopped after"),
    ),
    (
        "a search within each match",
        "local s = ('a'):rep(1e6)\nfor w in s:gmatch('a*') do for x in w:gmatch('.-b') do end end",
        Fail(2, "stopped after"),
    ),
    ("a frontier", "local s = ('a '):rep(1e5)\nwhile true do s:find('%f[%d]') end", Fail(2, "stopped after")),
    ("optional letters", "local s = ('a'):rep(1000)\nreturn s:find(('a?'):rep(1000) .. 'b')", End),
    (
        "brackets within brackets",
        "print(pcall(string.gsub, ('('):rep(1000), ('('):rep(200), '')) return { rules = {} }",
        End,
    ),
    (
        "spaces before a number",
        "local s = (' '):rep(1e6)\nwhile true do tonumber(s .. 'x') end",
        Fail(2, "stopped after"),
    ),
    (
        "an offset far within",
        "local s = ('\u{e9}'):rep(4e5)\nwhile true do utf8.offset(s, 4e5) end",
        Fail(2, "stopped after"),
    ),
    (
        "unpacking thousands for ever",
        "local t = table.create(7000, 'x')\nwhile true do select('#', table.unpack(t)) end",
        Fail(2, "stopped after"),
    ),
    ("keys of one chain", "local t = {}\nfor i = 1, 2^21 do t[i * 2^32] = true end", Fail(2, "")),
    (
        "emptying a table from its front",
        "local t = {} for i = 1, 1e5 do t[i * 3] = i end\nwhile next(t) do t[next(t)] = nil end",
        End,
    ),
    (
        "sorting what is sorted the other way",
        "local t = {} for i = 1, 1e5 do t[i] = i end\nwhile true do table.sort(t, function(a, b) return a > b end) end",
        Fail(2, "stopped after"),
    ),
    (
        "formatting long texts for ever",
        "local s = ('x'):rep(1e6)\nwhile true do string.format('%s', s) end",
        Fail(2, "stopped after"),
    ),
    (
        "quoting long texts for ever",
        "local s = ('\\n'):rep(1e6)\nwhile true do string.format('%q', s) end",
        Fail(2, ""),
    ),
    ("bits for ever", "while true do bit32.bnot(bit32.lrotate(1, 5)) end", Fail(1, "stopped after")),
    (
        "making letters for ever",
        "local t = {} for i = 1, 200 do t[i] = 65 end\nwhile true do string.char(table.unpack(t)) end",
        Fail(2, "stopped after"),
    ),
];
