//! Names in `main.lua` that cannot exist, found by reading alone: globals that nobody sets, parts that the library or `ctx` does not
//! have. Functions that no test reaches are read like all others.

use super::sandbox::GLOBALS;
use super::tokens::{Kind, Token};

/// A name that cannot exist, or should not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slip<'s> {
    /// A global that is read and nobody sets; with the names in scope there.
    Unknown(Token<'s>, Vec<&'s str>),
    /// A global that is set: a `local` that was forgotten, or a comma.
    Assigned(Token<'s>),
    /// A part of a library's table or of `ctx`, and the path to it.
    Field(Vec<&'s str>, Token<'s>),
    /// No slip in itself: a named field of a table, after the table's opening brace.
    Key(Token<'s>, Token<'s>),
}

/// What ends with an `end` or a bracket.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Function,
    /// `for` and `while` up to their `do`.
    Head,
    Do,
    If,
    /// `if … then … else …` as an expression has no `end`.
    Choice,
    Repeat,
    Brace,
    Bracket,
}

const WORDS: [&str; 22] = [
    "and", "break", "continue", "do", "else", "elseif", "end", "false", "for", "function", "if", "in", "local", "nil",
    "not", "or", "repeat", "return", "then", "true", "until", "while",
];
/// Names of types, which may stand behind a colon.
const TYPES: [&str; 6] = ["any", "boolean", "never", "number", "thread", "unknown"];

/// All slips and fields, in order.
pub(super) fn slips<'s>(tokens: &[Token<'s>]) -> Vec<Slip<'s>> {
    let mut walk = Walk {
        tokens,
        at: 0,
        scopes: vec![Vec::new()],
        blocks: Vec::new(),
        braces: Vec::new(),
        set: Vec::new(),
        found: Vec::new(),
    };
    while walk.at < tokens.len() {
        walk.step();
    }
    walk.found
}

struct Walk<'t, 's> {
    tokens: &'t [Token<'s>],
    at: usize,
    /// Names of each open scope.
    scopes: Vec<Vec<&'s str>>,
    blocks: Vec<Block>,
    /// Open braces.
    braces: Vec<Token<'s>>,
    /// Globals that were given a value.
    set: Vec<&'s str>,
    found: Vec<Slip<'s>>,
}

impl<'s> Walk<'_, 's> {
    fn step(&mut self) {
        let token = self.tokens[self.at];
        self.at += 1;
        match (token.kind, token.text) {
            (Kind::Mark, "{") => {
                self.blocks.push(Block::Brace);
                self.braces.push(token);
            }
            (Kind::Mark, "(" | "[") => self.blocks.push(Block::Bracket),
            (Kind::Mark, "}") => {
                self.close(Block::Brace);
                self.braces.pop();
            }
            (Kind::Mark, ")" | "]") => self.close(Block::Bracket),
            (Kind::Name, _) if self.before(2).is_some_and(|t| t.is(".") || t.is(":") || t.is("::")) => {}
            (Kind::Name, word) if WORDS.contains(&word) => self.word(word),
            (Kind::Name, "type" | "export") if self.names_a_type() => self.skip_line(token),
            (Kind::Name, _) => self.name(token),
            _ => {}
        }
    }

    /// The token `back` before the next one.
    fn before(&self, back: usize) -> Option<Token<'s>> {
        self.tokens.get(self.at.checked_sub(back)?).copied()
    }

    fn next_is(&self, text: &str) -> bool {
        self.tokens.get(self.at).is_some_and(|token| token.is(text))
    }

    fn word(&mut self, word: &str) {
        match word {
            "local" if self.next_is("function") => {
                self.at += 1;
                self.declare();
                self.function();
            }
            "local" => self.declare(),
            "function" => {
                if let Some(name) = self.tokens.get(self.at).filter(|t| t.kind == Kind::Name).copied() {
                    self.at += 1;
                    if !self.known(name.text) {
                        self.assign(name);
                    }
                }
                self.function();
            }
            "for" => {
                self.open(Block::Head);
                self.declare();
            }
            "while" => self.open(Block::Head),
            "do" => match self.blocks.last_mut() {
                Some(head @ Block::Head) => *head = Block::Do,
                _ => self.open(Block::Do),
            },
            "if" => self.blocks.push(if self.within_expression() { Block::Choice } else { Block::If }),
            "then" if self.blocks.last() == Some(&Block::If) => self.scopes.push(Vec::new()),
            "elseif" if self.blocks.last() == Some(&Block::If) => drop(self.scopes.pop()),
            "else" if self.blocks.last() == Some(&Block::If) => {
                self.scopes.pop();
                self.scopes.push(Vec::new());
            }
            "else" => self.close(Block::Choice),
            "repeat" => self.open(Block::Repeat),
            "until" => {
                // The condition still sees the loop's names.
                self.close(Block::Repeat);
                let within = self.scopes.pop().unwrap_or_default();
                self.scopes.last_mut().into_iter().for_each(|scope| scope.extend(&within));
            }
            "end" => {
                self.blocks.pop();
                self.scopes.pop();
            }
            _ => {}
        }
    }

    fn open(&mut self, block: Block) {
        self.blocks.push(block);
        self.scopes.push(Vec::new());
    }

    fn close(&mut self, block: Block) {
        if self.blocks.last() == Some(&block) {
            self.blocks.pop();
        }
    }

    /// Whether the `if` that was just read is an expression: it stands where a value must.
    fn within_expression(&self) -> bool {
        let Some(before) = self.before(2) else { return false };
        let branch = before.is("then") || before.is("else");
        match before.kind {
            // A branch of an expression is one; `else` has closed it already.
            Kind::Name if branch => {
                self.blocks.last() == Some(&Block::Choice)
                    || (before.is("else") && self.blocks.last() != Some(&Block::If))
            }
            Kind::Name => ["return", "and", "or", "not", "in", "if", "elseif", "while", "until"].contains(&before.text),
            Kind::Mark => ![")", "]", "}", ";"].contains(&before.text),
            Kind::Text => before.text.ends_with('{'),
            Kind::Number => false,
        }
    }

    /// Names after `local` or `for`, with their types.
    fn declare(&mut self) {
        while let Some(name) = self.tokens.get(self.at).filter(|t| t.kind == Kind::Name).copied() {
            self.scopes.last_mut().into_iter().for_each(|scope| scope.push(name.text));
            self.at += 1;
            if self.next_is(":") {
                self.at += 2;
            }
            if !self.next_is(",") {
                return;
            }
            self.at += 1;
        }
    }

    /// From a function's name on: its parameters belong to its body.
    fn function(&mut self) {
        self.open(Block::Function);
        while self.tokens.get(self.at).is_some_and(|t| !t.is("(")) {
            self.at += 1;
        }
        self.at += 1;
        let mut depth = 1;
        while let Some(token) = self.tokens.get(self.at).copied().filter(|_| depth > 0) {
            let first = self.before(1).is_some_and(|t| t.is("(") || t.is(","));
            match token.text {
                "(" | "{" => depth += 1,
                ")" | "}" => depth -= 1,
                name if depth == 1 && first && token.kind == Kind::Name => {
                    self.scopes.last_mut().into_iter().for_each(|scope| scope.push(name));
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// `type Name = …`
    fn names_a_type(&self) -> bool {
        let name = self.tokens.get(self.at).is_some_and(|t| t.kind == Kind::Name && !WORDS.contains(&t.text));
        name && self.before(2).is_none_or(|t| !t.is(",") && !t.is("{") && !t.is("("))
    }

    /// A declared type is written on one line.
    fn skip_line(&mut self, from: Token) {
        while let Some(token) = self.tokens.get(self.at)
            && token.at < from.at + 200
            && !WORDS.contains(&token.text)
        {
            self.at += 1;
        }
    }

    fn known(&self, name: &str) -> bool {
        self.scopes.iter().flatten().any(|known| *known == name)
    }

    fn assign(&mut self, name: Token<'s>) {
        self.set.push(name.text);
        self.found.push(Slip::Assigned(name));
    }

    fn name(&mut self, token: Token<'s>) {
        let opened = self.before(2).is_some_and(|t| t.is("{") || t.is(",") || t.is(";"));
        let given = self.next_is("=");
        if given && opened && self.blocks.last() == Some(&Block::Brace) {
            self.found.extend(self.braces.last().map(|brace| Slip::Key(*brace, token)));
            return;
        }
        let local = self.known(token.text);
        if (local && token.text == "ctx") || (!local && GLOBALS.contains(&token.text)) {
            self.path(token);
        } else if !local && given {
            self.assign(token);
        } else if !local && !self.set.contains(&token.text) && !TYPES.contains(&token.text) {
            let near = self.scopes.iter().flatten().copied().collect();
            self.found.push(Slip::Unknown(token, near));
        }
    }

    /// `ctx.domains.governance.score`, `ctx.domains["governance"]`, `string.find`: each part beside the path to it.
    fn path(&mut self, base: Token<'s>) {
        let mut path = vec![base.text];
        loop {
            let (part, length) = match self.tokens.get(self.at..).unwrap_or_default() {
                [dot, part, ..] if dot.is(".") && part.kind == Kind::Name => (*part, 2),
                [open, part, close, ..] if open.is("[") && close.is("]") && part.quoted().is_some() => (*part, 3),
                _ => return,
            };
            self.found.push(Slip::Field(path.clone(), part));
            path.push(part.quoted().unwrap_or(part.text));
            self.at += length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Slip, slips};
    use crate::plugin::tokens::tokens;

    /// Unknown globals, and set ones with a `=`.
    fn told(source: &str) -> Vec<String> {
        let slips = slips(&tokens(source)).into_iter().filter_map(|slip| match slip {
            Slip::Unknown(token, _) => Some(token.text.to_owned()),
            Slip::Assigned(token) => Some(format!("{}=", token.text)),
            Slip::Field(..) | Slip::Key(..) => None,
        });
        slips.collect()
    }

    #[test]
    fn names_are_known_where_they_are_in_scope() {
        for (source, found) in [
            ("local a, b = 1, c", &["c"][..]),
            ("local function f(x, ...) return f(x, y) end return x", &["y", "x"]),
            ("for i, v in pairs(t) do print(i, v) end print(v)", &["t", "v"]),
            ("for i = 1, n do local a = i end return a", &["n", "a"]),
            ("do local a = 1 end print(a)", &["a"]),
            ("repeat local a = 1 until a > b", &["b"]),
            ("while x do end", &["x"]),
            ("if p then local a = 1 elseif q then print(a) else print(a) end", &["p", "q", "a", "a"]),
            ("local t = { a = 1, [b] = 2, c, d = function(e) e = 1 f = 2 end }", &["b", "c", "f="]),
            ("count = 1 print(count)", &["count="]),
            ("function tally() end tally()", &["tally="]),
            ("local s = `{a} and {b.c}`", &["a", "b"]),
            ("local x = if a then 1 elseif b then 2 else if c then 3 else 4 local y = x", &["a", "b", "c"]),
            ("local function f() return if a then 1 else 2 end local y = 1 return f, y", &["a"]),
            ("if a then if b then print(1) end end", &["a", "b"]),
            ("if a then print(1) else if b then print(2) end end print(c)", &["a", "b", "c"]),
            ("local x: number, y: string = 1, 'a' local z = (x :: any)", &[]),
            ("local a b = 2", &["b="]),
            ("-- gone\nprint('gone', \"gone\", [[gone]])", &[]),
            ("local t = {} t.a.b = 1 t:c() t['d'] = 2", &[]),
            ("return 1 .. a .. 2", &["a"]),
        ] {
            assert_eq!(told(source), found, "{source}");
        }
    }

    #[test]
    fn parts_are_told_with_their_path() {
        let source =
            "local function f(ctx) return ctx.domains['a-b'].score, string.lenght(ctx.facts.x), ctx.groups[g].y end";
        let parts: Vec<String> = slips(&tokens(source))
            .into_iter()
            .filter_map(|slip| match slip {
                Slip::Field(path, part) => Some(format!("{} / {}", path.join("."), part.text)),
                _ => None,
            })
            .collect();
        let expected = [
            "ctx / domains",
            "ctx.domains / 'a-b'",
            "ctx.domains.a-b / score",
            "string / lenght",
            "ctx / facts",
            "ctx.facts / x",
            "ctx / groups",
        ];
        assert_eq!(parts, expected);
    }
}
