//! The report as templates see it: its typed content, with texts set as the language sets them. Drawings stay as they are, and the rows of
//! tables come written where no template looks into them.

use serde::ser::{Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};
use std::cell::RefCell;

use super::rows::Signs;
use super::written;
use crate::locale::{Locale, typeset};

/// The field whose text is a drawing.
const DRAWING: &str = "svg";

/// How content is handed over.
pub(super) struct Way<'w> {
    locale: Locale,
    /// With these, rows are written.
    signs: Option<Signs<'w>>,
    /// The HTML that was written here or drawn, piece by piece.
    pieces: RefCell<Vec<String>>,
}

impl<'w> Way<'w> {
    pub fn new(locale: Locale, signs: Option<Signs<'w>>) -> Self {
        Self { locale, signs, pieces: RefCell::default() }
    }

    /// The drawings and the rows of all that was handed over, as they stand in it.
    pub fn into_pieces(self) -> Vec<String> {
        self.pieces.into_inner()
    }
}

/// Plain data (structures, lists, texts, numbers, choices), its texts set on the way to whoever takes it.
pub(super) struct Typeset<'d, T: ?Sized>(pub &'d T, pub &'d Way<'d>);

impl<T: Serialize + ?Sized> Serialize for Typeset<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Setter(serializer, self.1))
    }
}

/// Hands everything on, and texts as they are set; so do the lists and structures that it opens.
struct Setter<'w, S>(S, &'w Way<'w>);

/// A structure; of a table whose rows are to be written, the columns that hold figures, once they are known.
struct Fields<'w, S>(Setter<'w, S>, Option<Vec<bool>>);

macro_rules! hand_on {
    ($($name:ident($($given:ident: $kind:ty),*)),*) => {
        $(fn $name(self, $($given: $kind),*) -> Result<S::Ok, S::Error> {
            self.0.$name($($given),*)
        })*
    };
}

impl<'w, S: Serializer> Serializer for Setter<'w, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Setter<'w, S::SerializeSeq>;
    type SerializeTuple = Setter<'w, S::SerializeTuple>;
    type SerializeStruct = Fields<'w, S::SerializeStruct>;
    // No page is made of these: what they hold is handed on as it is.
    type SerializeTupleStruct = S::SerializeTupleStruct;
    type SerializeTupleVariant = S::SerializeTupleVariant;
    type SerializeMap = S::SerializeMap;
    type SerializeStructVariant = S::SerializeStructVariant;

    hand_on! {
        serialize_bool(v: bool), serialize_i8(v: i8), serialize_i16(v: i16), serialize_i32(v: i32), serialize_i64(v: i64),
        serialize_u8(v: u8), serialize_u16(v: u16), serialize_u32(v: u32), serialize_u64(v: u64), serialize_f32(v: f32),
        serialize_f64(v: f64), serialize_char(v: char), serialize_bytes(v: &[u8]), serialize_none(), serialize_unit(),
        serialize_unit_struct(name: &'static str), serialize_unit_variant(name: &'static str, index: u32, variant: &'static str)
    }

    fn serialize_str(self, text: &str) -> Result<S::Ok, S::Error> {
        match typeset(self.1.locale, text) {
            Some(set) => self.0.serialize_str(&set),
            None => self.0.serialize_str(text),
        }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.0.serialize_some(&Typeset(value, self.1))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_struct(name, &Typeset(value, self.1))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_variant(name, index, variant, &Typeset(value, self.1))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        Ok(Setter(self.0.serialize_seq(length)?, self.1))
    }

    fn serialize_tuple(self, length: usize) -> Result<Self::SerializeTuple, S::Error> {
        Ok(Setter(self.0.serialize_tuple(length)?, self.1))
    }

    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Self::SerializeStruct, S::Error> {
        let table = name == "Table" && self.1.signs.is_some();
        Ok(Fields(Setter(self.0.serialize_struct(name, length)?, self.1), table.then(Vec::new)))
    }

    fn serialize_tuple_struct(self, name: &'static str, length: usize) -> Result<S::SerializeTupleStruct, S::Error> {
        self.0.serialize_tuple_struct(name, length)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<S::SerializeTupleVariant, S::Error> {
        self.0.serialize_tuple_variant(name, index, variant, length)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<S::SerializeMap, S::Error> {
        self.0.serialize_map(length)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<S::SerializeStructVariant, S::Error> {
        self.0.serialize_struct_variant(name, index, variant, length)
    }
}

impl<S: SerializeSeq> SerializeSeq for Setter<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.0.serialize_element(&Typeset(value, self.1))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

impl<S: SerializeTuple> SerializeTuple for Setter<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.0.serialize_element(&Typeset(value, self.1))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

impl<S: SerializeStruct> SerializeStruct for Fields<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), S::Error> {
        let Self(Setter(inner, way), table) = self;
        match (name, table, &way.signs) {
            (DRAWING, ..) => {
                way.pieces.borrow_mut().push(written::drawing(value));
                return inner.serialize_field(name, value);
            }
            ("columns", Some(numeric), _) => *numeric = written::numeric(value),
            ("rows", Some(numeric), Some(signs)) => {
                let rows = written::rows(value, std::mem::take(numeric), (way.locale, signs));
                inner.serialize_field(name, &rows)?;
                way.pieces.borrow_mut().extend(rows.into_iter().map(|row| row.html));
                return Ok(());
            }
            _ => {}
        }
        inner.serialize_field(name, &Typeset(value, way))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.0.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;
    use serde_json::to_value;

    #[derive(Serialize)]
    struct Plain {
        day: &'static str,
        svg: Option<&'static str>,
        list: Vec<Word>,
        pair: (Option<&'static str>, f64),
    }

    #[derive(Serialize)]
    #[serde(rename_all = "lowercase")]
    enum Word {
        Only,
    }

    #[test]
    fn ordinals_are_set_in_every_text_but_those_of_drawings() {
        let plain = |day| Plain { day, svg: Some("1er"), list: vec![Word::Only], pair: (Some(day), 2.5) };
        let (typed, set) = (plain("1er mars"), plain("1ᵉʳ mars"));
        let value = |locale| to_value(Typeset(&typed, &Way::new(locale, None))).expect("plain data");
        assert_eq!(value(Locale::Fr), to_value(&set).expect("plain data"));
        assert_eq!(value(Locale::En), to_value(&typed).expect("plain data"));
    }
}
