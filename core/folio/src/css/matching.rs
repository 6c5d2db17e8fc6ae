//! Which rules match an element: the author's over the built-in ones, indexed by the names that they ask for.

use super::selector::{Key, Part};
use super::sheet::{Declaration, Rule, Sheet};
use crate::problem::Report;
use crate::quick::Table;
use scraper::ElementRef;

/// What applies to an element without the author's help.
const BUILT_IN: &str = "
html,body,div,section,article,header,footer,nav,main,aside,p,h1,h2,h3,h4,h5,h6,ul,ol,dl,dt,dd,figure,figcaption,blockquote,address,hr,pre,form,fieldset,details,summary,hgroup,search{display:block}
li{display:list-item} table{display:table} thead{display:table-header-group} tbody{display:table-row-group} tfoot{display:table-footer-group} tr{display:table-row} td,th{display:table-cell} caption{display:table-caption} col,colgroup{display:table-column}
head,style,script,title,template,meta,link,base,noscript,dialog{display:none}
svg,img{display:inline-block}
b,strong,th{font-weight:700} i,em,cite,dfn,address{font-style:italic} small{font-size:.83em} u,ins{text-decoration:underline} s{text-decoration:line-through} mark{background:#ff0;color:#000} var{font-style:italic}
sup{vertical-align:super;font-size:.7em;line-height:0} sub{vertical-align:sub;font-size:.7em;line-height:0}
h1{font-size:2em} h2{font-size:1.5em} h3{font-size:1.17em} h1,h2,h3,h4,h5,h6{font-weight:700;break-after:avoid;break-inside:avoid}
h1,h2,h3,h4,p,ul,ol,dl,figure,blockquote{margin:1em 0} ul,ol{padding-inline-start:2em} ol{list-style:decimal} body{margin:8px}
thead,tbody,tfoot,tr,td,th{vertical-align:middle} td,th{padding:1px} th{text-align:center} table{box-sizing:border-box}
figure,svg,img,tr,figcaption,caption{break-inside:avoid} figcaption,caption{break-after:avoid} pre{white-space:pre}
hr{border-top:1px solid #888;margin:.5em 0}";

/// All rules, with the ancestors of the element at hand.
pub struct Rules {
    list: Vec<Candidate>,
    blocks: Vec<Vec<Declaration>>,
    /// The author's rules come after these.
    built_in: usize,
    /// By what the subject of a rule must have: places in what follows.
    ids: Table<String, usize>,
    classes: Table<String, usize>,
    tags: Table<String, usize>,
    named: Vec<Name>,
    /// Rules for elements of any name.
    general: ByPart,
    /// The elements entered, outermost first: which, and where their names begin in `path`.
    entered: Vec<(usize, usize)>,
    path: Vec<usize>,
    /// The element asked about last, and its names.
    last: usize,
    names: Vec<usize>,
}

/// A rule, and the names that its selector needs among the ancestors.
struct Candidate {
    rule: Rule,
    ancestors: Vec<usize>,
}

/// An id, class or tag that rules mention.
#[derive(Default)]
struct Name {
    /// How often it occurs among the ancestors.
    open: usize,
    rules: ByPart,
}

/// Rules in the order of the cascade, by the part of an element that they are about.
type ByPart = [Vec<usize>; 3];

/// Tells elements apart as long as their document stays where it is.
fn identity(element: ElementRef) -> usize {
    std::ptr::from_ref(element.value()).addr()
}

impl Rules {
    /// Joins the built-in rules with the author's.
    pub fn new(author: Sheet, report: &mut Report) -> Self {
        let mut sheet = Sheet::default();
        sheet.read(BUILT_IN, 0, report);
        let Sheet { rules: mut list, mut blocks, .. } = sheet;
        list.sort_by_key(|rule| rule.pattern.specificity);
        let mut own = author.rules;
        own.sort_by_key(|rule| rule.pattern.specificity);
        let (built_in, shared) = (list.len(), blocks.len());
        list.extend(own.into_iter().map(|rule| Rule { block: shared + rule.block, ..rule }));
        blocks.extend(author.blocks);
        let mut rules = Self {
            list: Vec::with_capacity(list.len()),
            blocks,
            built_in,
            ids: Table::default(),
            classes: Table::default(),
            tags: Table::default(),
            named: Vec::new(),
            general: ByPart::default(),
            entered: Vec::new(),
            path: Vec::new(),
            last: 0,
            names: Vec::new(),
        };
        for (at, rule) in list.into_iter().enumerate() {
            let part = rule.pattern.part as usize;
            match rules.name(&rule.pattern.key) {
                Some(name) => rules.named[name].rules[part].push(at),
                None => rules.general[part].push(at),
            }
            let ancestors = rule.pattern.ancestors.iter().filter_map(|key| rules.name(key)).collect();
            rules.list.push(Candidate { rule, ancestors });
        }
        rules
    }

    /// The place of a name, given at its first mention.
    fn name(&mut self, key: &Key) -> Option<usize> {
        let (table, name) = match key {
            Key::Id(id) => (&mut self.ids, id),
            Key::Class(class) => (&mut self.classes, class),
            Key::Tag(tag) => (&mut self.tags, tag),
            Key::Any => return None,
        };
        Some(*table.entry(name.clone()).or_insert_with(|| {
            self.named.push(Name::default());
            self.named.len() - 1
        }))
    }

    /// What a rule declares.
    pub fn declarations(&self, rule: usize) -> &[Declaration] {
        &self.blocks[self.list[rule].rule.block]
    }

    /// Forgets the document that was asked about.
    pub fn rest(&mut self) {
        self.last = 0;
    }

    /// Finds the known names of an element.
    fn ask(&mut self, element: ElementRef) {
        let identity = identity(element);
        if self.last == identity {
            return;
        }
        let value = element.value();
        let id = value.id().and_then(|id| self.ids.get(id));
        let classes = value.classes().filter_map(|class| self.classes.get(class));
        self.names.clear();
        self.names.extend(id.into_iter().chain(classes).chain(self.tags.get(value.name())));
        self.last = identity;
    }

    /// `element` becomes an ancestor of the elements asked about next.
    pub fn enter(&mut self, element: ElementRef) {
        self.ask(element);
        self.entered.push((self.last, self.path.len()));
        self.path.extend_from_slice(&self.names);
        for name in &self.names {
            self.named[*name].open += 1;
        }
    }

    /// Undoes the last `enter`.
    pub fn leave(&mut self) {
        let (_, start) = self.entered.pop().expect("an element was entered");
        for name in self.path.drain(start..) {
            self.named[name].open -= 1;
        }
    }

    /// The rules about a part of `element`, in the order of the cascade: of a child of the element entered last, or of that
    /// element itself.
    pub fn find(&mut self, element: ElementRef, part: Part, found: &mut Vec<usize>) {
        let names = match self.entered.last() {
            Some((last, start)) if *last == identity(element) => &self.path[*start..],
            _ => {
                self.ask(element);
                &self.names
            }
        };
        let part = part as usize;
        found.clear();
        for &at in names.iter().flat_map(|name| &self.named[*name].rules[part]).chain(&self.general[part]) {
            if self.matches(at, element) {
                found.push(at);
            }
        }
        found.sort_unstable();
    }

    fn matches(&self, at: usize, element: ElementRef) -> bool {
        let Candidate { rule, ancestors } = &self.list[at];
        ancestors.iter().all(|name| self.named[*name].open > 0) && rule.pattern.matches(&element)
    }

    /// Reports the author's rules that name something inside a drawing: its shapes are styled by their attributes alone.
    pub fn check_drawing(&mut self, drawing: ElementRef, report: &mut Report) {
        self.enter(drawing);
        for element in drawing.child_elements() {
            self.ask(element);
            let rules = self.names.iter().flat_map(|name| &self.named[*name].rules[Part::Element as usize]);
            for &at in rules.filter(|at| **at >= self.built_in) {
                let matches = self.matches(at, element);
                if let Some(first) = self.declarations(at).first().filter(|_| matches) {
                    let message = "style sheets do not reach into drawings: use attributes of the shapes";
                    report.warn_at(first.offset, message);
                }
            }
            if element.has_children() {
                self.check_drawing(element, report);
            }
        }
        self.leave();
    }
}
