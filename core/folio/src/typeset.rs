//! The way of a document: style sheets, boxes, layout, pages, painting, file.

use crate::css::cascade::Cascade;
use crate::css::font_face;
use crate::css::kept::ReadSheets;
use crate::css::style::Style;
use crate::drawings::Drawings;
use crate::fonts::Library;
use crate::html::attr;
use crate::image::Pictures;
use crate::layout::Tree;
use crate::page::PageShape;
use crate::paginate::{Page, Repeated, paginate};
use crate::paint::{Canvas, POINTS, Painter, Running, Slice, Written};
use crate::pdf::fonts::Embedded;
use crate::pdf::metadata::{Facts, fingerprint};
use crate::pdf::structure::Tags;
use crate::pdf::{Bookmark, Contents, Painted};
use crate::problem::{Problem, Report};
use crate::text::InsetContent;
use crate::tree::{Builder, Kind, Sheet};
use crate::{Document, Options};
use scraper::{ElementRef, Html};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

const MM_PER_PX: f32 = 25.4 / 96.0;

/// Lays one document out.
pub fn typeset(library: &Library, html: &str, options: &Options) -> Result<Document, Vec<Problem>> {
    let dom = crate::html::parse(html);
    let drawings = Drawings::of(&dom);
    let mut report = Report::new(html, &dom);
    let all = std::iter::once(&dom).chain(drawings.all());
    if all.into_iter().any(too_deep) {
        report.error_at(0, format!("elements are nested more than {DEEPEST} deep"));
        return Err(report.errors);
    }
    crate::markup::check(&dom, &mut report);
    let ReadSheets { sources, rules, pages: page_rules, faces } =
        library.sheets.borrow(style_sheets(&dom, &report), &mut report);
    let declared =
        faces.iter().filter_map(|(body, at)| font_face::read(body, *at, &library.faces, &mut report)).collect();
    let mut builder = Builder {
        // About as many boxes as a dense page makes; growing moves them all.
        tree: Tree::with_capacity(html.len() / 64),
        tags: Tags::new(),
        cascade: Cascade::new(rules),
        report: &mut report,
        library,
        shaper: library.borrow_shaper(declared),
        links: Vec::new(),
        headings: Vec::new(),
        pictures: Pictures::default(),
        drawings: &drawings,
        page_refs: Vec::new(),
        families: Vec::new(),
    };
    let sheets = builder.document(&dom);
    let root = {
        let html = dom.root_element();
        let style = builder.cascade.style(html, &Rc::new(Style::initial()), builder.report);
        let body = html.child_elements().find(|child| child.value().name() == "body");
        body.map_or_else(|| style.clone(), |body| builder.cascade.style(body, &style, builder.report))
    };
    let Builder { mut tree, mut tags, cascade, mut shaper, links, headings, pictures, page_refs, .. } = builder;
    let mut shapes = Shapes { known: BTreeMap::new() };
    let mut pages: Vec<(Page, PageShape)> = Vec::new();
    for Sheet { page, root: at } in &sheets {
        let shape =
            shapes.of(page.as_ref(), || PageShape::of(page.as_deref(), &page_rules, &cascade, &root, &mut report));
        tree.lay_out(*at, shape.content_width(), shape.content_height());
        pages.extend(
            paginate(&tree, *at, shape.content_height(), &mut report).into_iter().map(|page| (page, shape.clone())),
        );
    }
    let found = Found::walk(&tree, &pages);
    let bookmarks = headings.iter().filter_map(|heading| {
        let (page, y) = *found.nodes.get(&heading.node)?;
        Some(Bookmark {
            level: heading.level,
            text: heading.text.clone(),
            page,
            y: (pages[page].1.height - y) * POINTS,
        })
    });
    let bookmarks = bookmarks.collect();
    let known = |id: &str| found.places.contains_key(id);
    for (asking, id) in page_refs.iter().filter_map(|asking| Some((asking, attr(*asking, "data-page-of")?))) {
        if !known(id) {
            report.warn(*asking, format!("no element has the id “{id}”"));
        }
    }
    for (link, href) in links.iter().filter_map(|link| Some((link, attr(*link, "href")?))) {
        if href.strip_prefix('#').is_some_and(|id| !known(id)) {
            report.warn(*link, format!("the link “{href}” leads nowhere in this document"));
        }
    }
    let painter = Painter {
        tree: &tree,
        tags: &mut tags,
        report: &mut report,
        library,
        shaper: &mut shaper,
        fonts: Embedded::new(library),
        links: &links,
        page_refs: &page_refs,
        places: &found.places,
        shadings: Vec::new(),
        uses: 0,
    };
    let (finished, alphas, fonts, shadings) = paint(painter, &pages, &found);
    library.return_shaper(shaper);
    library.sheets.give_back(ReadSheets { sources, rules: cascade.rules, pages: page_rules, faces }, &report);
    let Report { mut warnings, errors, .. } = report;
    if !errors.is_empty() {
        return Err(errors);
    }
    warnings.sort();
    let facts = facts(&dom, html, options);
    let count = finished.len();
    // The file takes as much memory as the boxes and the elements, which are not needed any more.
    drop((tree, found, links, page_refs));
    drop((drawings, dom));
    let contents =
        Contents { pages: finished, fonts, pictures: pictures.objects, alphas, shadings, tags, bookmarks, facts };
    Ok(Document { pdf: crate::pdf::write(contents), pages: count, warnings })
}

/// Each level of elements takes its share of the stack.
const DEEPEST: usize = 128;

fn too_deep(dom: &Html) -> bool {
    let mut open = vec![(dom.root_element(), 1)];
    while let Some((element, depth)) = open.pop() {
        if depth > DEEPEST {
            return true;
        }
        open.extend(element.child_elements().map(|child| (child, depth + 1)));
    }
    false
}

/// The `<style>` elements meant for paper, with their places in the source.
fn style_sheets(dom: &Html, report: &Report) -> Vec<(String, usize)> {
    let styles = dom.root_element().descendent_elements().filter(|element| element.value().name() == "style");
    let printed = |element: ElementRef| {
        attr(element, "media").is_none_or(|media| media.contains("print") || media.contains("all"))
    };
    let styles = styles.zip(report.style_offsets()).filter(|(element, _)| printed(*element));
    styles.map(|(element, offset)| (element.text().collect(), offset)).collect()
}

/// Page shapes by name, each worked out once.
struct Shapes {
    known: BTreeMap<Option<Arc<str>>, PageShape>,
}

impl Shapes {
    fn of(&mut self, name: Option<&Arc<str>>, make: impl FnOnce() -> PageShape) -> PageShape {
        self.known.entry(name.cloned()).or_insert_with(make).clone()
    }
}

/// Where things ended up.
#[derive(Default)]
struct Found {
    /// Ids: page and distance from its top.
    places: BTreeMap<String, (usize, f32)>,
    /// Boxes of headings.
    nodes: BTreeMap<usize, (usize, f32)>,
    /// What `string-set` said, in order: page, name, text.
    strings: Vec<(usize, String, String)>,
}

impl Found {
    fn walk(tree: &Tree, pages: &[(Page, PageShape)]) -> Self {
        let mut found = Self::default();
        let mut roots: Vec<usize> = pages.iter().map(|(page, _)| page.root).collect();
        roots.dedup();
        for root in roots {
            let own: Vec<usize> = (0..pages.len()).filter(|page| pages[*page].0.root == root).collect();
            found.visit(tree, root, pages, &own);
        }
        found
    }

    fn visit(&mut self, tree: &Tree, at: usize, pages: &[(Page, PageShape)], own: &[usize]) {
        let node = &tree.nodes[at];
        let place = |y: f32| {
            let page = own.iter().copied().find(|page| y < pages[*page].0.bottom).unwrap_or(own[0]);
            (page, y + offset(&pages[page].0, &pages[page].1).1)
        };
        let here = place(node.rect[1] + 0.5);
        for id in &node.anchors {
            self.places.entry((*id).to_owned()).or_insert(here);
        }
        if node.heading.is_some() {
            self.nodes.insert(at, here);
        }
        if let Some((name, text)) = node.string.as_deref() {
            self.strings.push((here.0, name.clone(), text.clone()));
        }
        if let Kind::Text(paragraph) = &node.kind {
            let lines = if paragraph.anchors.is_empty() { Vec::new() } else { paragraph.lines.boxes() };
            for (byte, id) in &paragraph.anchors {
                let line = lines.iter().find(|line| line.text.end > *byte).or(lines.last());
                let top = line.map_or(0.0, |line| line.top);
                self.places.entry(id.clone()).or_insert(place(node.rect[1] + top + 0.5));
            }
            for inset in &paragraph.insets {
                if let InsetContent::Node(child) = inset {
                    self.visit(tree, *child, pages, own);
                }
            }
        }
        for &child in &node.children {
            self.visit(tree, child, pages, own);
        }
    }

    /// `string()` on a page: its first assignment there, else the last one before.
    fn strings_on(&self, page: usize) -> BTreeMap<String, String> {
        let mut known: BTreeMap<String, (usize, String)> = BTreeMap::new();
        for (at, name, text) in self.strings.iter().filter(|(at, ..)| *at <= page) {
            if known.get(name).is_none_or(|(earlier, _)| *earlier != page) {
                known.insert(name.clone(), (*at, text.clone()));
            }
        }
        known.into_iter().map(|(name, (_, text))| (name, text)).collect()
    }
}

/// From the tape to the page.
fn offset(page: &Page, shape: &PageShape) -> (f32, f32) {
    let head = page.head.map_or(0.0, |rows| rows.height());
    (shape.margin[3], shape.margin[0] + head - page.top)
}

fn paint<'l>(
    mut painter: Painter<'_, '_, 'l>,
    pages: &[(Page, PageShape)],
    found: &Found,
) -> (Vec<Painted>, BTreeSet<u8>, Embedded<'l>, Vec<lopdf::Dictionary>) {
    let (mut finished, mut alphas) = (Vec::with_capacity(pages.len()), BTreeSet::new());
    for (number, (page, shape)) in pages.iter().enumerate() {
        let mut canvas = Canvas::new(number, shape.height);
        let (x, y) = offset(page, shape);
        let repeat = |painter: &mut Painter<'_, '_, 'l>, canvas: &mut Canvas, rows: Repeated, place: f32| {
            let slice = Slice { top: rows.top, bottom: rows.bottom, offset: (x, place - rows.top), artifact: true };
            painter.paint(canvas, rows.table, slice);
        };
        if let Some(rows) = page.head {
            repeat(&mut painter, &mut canvas, rows, shape.margin[0]);
        }
        painter.paint(
            &mut canvas,
            page.root,
            Slice { top: page.top, bottom: page.bottom, offset: (x, y), artifact: false },
        );
        if let Some(rows) = page.foot {
            repeat(&mut painter, &mut canvas, rows, page.bottom + y);
        }
        let strings = found.strings_on(number);
        painter.margin_boxes(&mut canvas, shape, &Running { page: number, pages: pages.len(), strings: &strings });
        let Written { content, links, alphas: used, forms } = canvas.finish();
        alphas.extend(used);
        let (width, height) = (shape.width * MM_PER_PX, shape.height * MM_PER_PX);
        finished.push(Painted { width, height, content, links, forms });
    }
    (finished, alphas, painter.fonts, painter.shadings)
}

fn facts(dom: &Html, html: &str, options: &Options) -> Facts {
    let root = dom.root_element();
    let title = root.descendent_elements().find(|element| element.value().name() == "title").map(crate::tree::text_of);
    let (year, month, day) = options.date;
    let said = format!("{}\u{0}{}\u{0}{year}-{month}-{day}", options.author, options.creator);
    Facts {
        title: title.unwrap_or_default(),
        language: attr(root, "lang").unwrap_or("und").to_owned(),
        author: options.author.clone(),
        creator: options.creator.clone(),
        unix_seconds: days_since_1970(year, month, day) * 86_400,
        date: format!("{year:04}-{month:02}-{day:02}T00:00:00Z"),
        fingerprint: [1, 2].map(|seed| fingerprint(html.as_bytes(), seed) ^ fingerprint(said.as_bytes(), seed)),
    }
}

/// The proleptic Gregorian calendar, counted from March so that leap days come last.
fn days_since_1970(year: i32, month: u8, day: u8) -> i64 {
    let (month, day) = (i64::from(month.clamp(1, 12)), i64::from(day.max(1)));
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}
