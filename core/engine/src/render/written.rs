//! The rows of a table, written as HTML on their way to a template that looks into none of them. As values that a template could look
//! into, they would be the most of what it is given.

use std::fmt::Error;

use serde::Serialize;
use serde::ser::{Impossible, SerializeSeq, SerializeStruct, Serializer};
use tera::Value;

use super::rows::{Cell, Pen, Signs};
use crate::locale::{Locale, typeset};
use crate::text::scan::first;

/// A row as templates are given it.
pub(super) struct WrittenRow {
    pub html: String,
    total: bool,
    /// The cells' texts, each followed by the mark of its end.
    words: String,
}

/// Where a row's list says whether it is the total.
pub(super) const TOTAL: usize = 1;
/// Where it holds the words.
const WORDS: usize = 2;
const END: char = '\0';

/// A plain list, the first of it the HTML.
impl Serialize for WrittenRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.html, self.total, &self.words).serialize(serializer)
    }
}

/// A cell's text, of a row's list.
pub(super) fn text(row: &[Value], column: u64) -> Option<&str> {
    row.get(WORDS)?.as_str()?.split_terminator(END).nth(usize::try_from(column).ok()?)
}

/// Which of a table's columns hold figures.
pub(super) fn numeric(columns: &(impl Serialize + ?Sized)) -> Vec<bool> {
    let mut draft = Draft::default();
    columns.serialize(Reader(&mut draft, None)).expect("columns are plain data");
    draft.numeric
}

/// A table's rows.
pub(super) fn rows(rows: &(impl Serialize + ?Sized), numeric: Vec<bool>, hand: (Locale, &Signs)) -> Vec<WrittenRow> {
    let mut draft = Draft { numeric, ..Draft::default() };
    rows.serialize(Reader(&mut draft, Some(hand))).expect("rows are plain data");
    draft.rows
}

/// A drawing, if there is one.
pub(super) fn drawing(svg: &(impl Serialize + ?Sized)) -> String {
    let mut draft = Draft { field: "svg", ..Draft::default() };
    svg.serialize(Reader(&mut draft, None)).expect("a drawing is a text");
    draft.drawing
}

/// What has been read so far.
#[derive(Default)]
struct Draft {
    /// The field that is being read.
    field: &'static str,
    text: String,
    note: String,
    drawing: String,
    tone: &'static str,
    class: Option<u64>,
    total: bool,
    words: String,
    numeric: Vec<bool>,
    pen: Pen,
    rows: Vec<WrittenRow>,
}

impl Draft {
    fn cell_read(&mut self, signs: &Signs) {
        let Self { text, note, drawing, tone, class, .. } = self;
        match first(text.as_bytes(), |byte| byte == 0) {
            Some(_) => self.words.extend(text.split(END)),
            None => self.words.push_str(text),
        }
        self.words.push(END);
        self.pen.cell(&Cell { text, note, tone, drawing, class: *class }, &self.numeric, signs);
        [text, note, drawing].into_iter().for_each(String::clear);
        (*tone, *class) = ("", None);
    }

    fn row_read(&mut self) {
        let (mut html, total) = (String::new(), std::mem::take(&mut self.total));
        self.pen.end(total, &mut html);
        self.rows.push(WrittenRow { html, total, words: std::mem::take(&mut self.words) });
    }
}

/// Takes rows and columns apart by the names of their fields.
struct Reader<'r>(&'r mut Draft, Option<(Locale, &'r Signs<'r>)>);

impl Reader<'_> {
    fn next<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(Reader(self.0, self.1))
    }
}

/// A structure that is being read.
struct Fields<'r>(Reader<'r>, &'static str);

macro_rules! not_of_tables {
    ($($name:ident($($kind:ty),*) -> $out:ty),* $(,)?) => {
        $(fn $name(self, $(_: $kind),*) -> Result<$out, Error> {
            Err(Error)
        })*
    };
}

impl<'r> Serializer for Reader<'r> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Self;
    type SerializeStruct = Fields<'r>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    not_of_tables! {
        serialize_i8(i8) -> (), serialize_i16(i16) -> (), serialize_i32(i32) -> (), serialize_i64(i64) -> (),
        serialize_u16(u16) -> (), serialize_u32(u32) -> (), serialize_u64(u64) -> (), serialize_f32(f32) -> (),
        serialize_f64(f64) -> (), serialize_char(char) -> (), serialize_bytes(&[u8]) -> (), serialize_unit() -> (),
        serialize_unit_struct(&'static str) -> (), serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_map(Option<usize>) -> Self::SerializeMap,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }

    fn serialize_bool(self, holds: bool) -> Result<(), Error> {
        match self.0.field {
            "numeric" => self.0.numeric.push(holds),
            _ => self.0.total = holds,
        }
        Ok(())
    }

    fn serialize_u8(self, class: u8) -> Result<(), Error> {
        self.0.class = Some(class.into());
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        let place = match self.0.field {
            "svg" => {
                self.0.drawing.push_str(text);
                return Ok(());
            }
            "text" => &mut self.0.text,
            "note" => &mut self.0.note,
            _ => return Ok(()),
        };
        match self.1.and_then(|(locale, _)| typeset(locale, text)) {
            Some(set) => *place = set,
            None => place.push_str(text),
        }
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, tone: &'static str) -> Result<(), Error> {
        self.0.tone = tone;
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Error> {
        Ok(self)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'r>, Error> {
        Ok(Fields(self, name))
    }
}

impl SerializeSeq for Reader<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.next(value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

impl SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.0.0.field = name;
        self.0.next(value)
    }

    fn end(self) -> Result<(), Error> {
        let Self(Reader(draft, hand), name) = self;
        match (name, hand) {
            ("Cell", Some((_, signs))) => draft.cell_read(signs),
            ("Row", Some(_)) => draft.row_read(),
            _ => {}
        }
        Ok(())
    }
}
