//! The bytes of the file: objects in, a PDF 1.7 with object streams and a compressed table of places out.

use super::syntax::{push_dictionary, push_integer, push_object};
use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// How many objects share a stream: more of them compress better, fewer are reached faster.
const OBJECTS_PER_STREAM: usize = 500;

/// Of 1 to 12: the fastest loses three in a hundred to the fourth.
const LEVEL: i32 = 1;

/// Bytes of a line in the table of places: kind, place, rank.
const LINE: usize = 7;

/// PNG's name for the difference from the line above.
const UP: u8 = 2;

/// Objects already spelled, one after the other.
#[derive(Default)]
pub struct Spelled {
    pub text: Vec<u8>,
    /// Their numbers and where they start.
    starts: Vec<(u32, usize)>,
}

impl Spelled {
    /// What is added to the text from now on is the object `id`.
    pub fn begin(&mut self, id: ObjectId) {
        self.starts.push((id.0, self.text.len()));
    }
}

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    /// From the start of the file.
    At(usize),
    /// In this object stream, with this rank.
    Within(u32, usize),
}

/// Writes `document` with what is spelled already.
pub fn save(document: &Document, mut spelled: Spelled) -> Vec<u8> {
    let mut file = File {
        bytes: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(),
        places: vec![Place::Nowhere; document.max_id as usize + 1],
        press: Press::new(),
    };
    for (id, object) in &document.objects {
        if let Object::Stream(stream) = object {
            file.stream(id.0, stream);
        } else {
            spelled.begin(*id);
            push_object(&mut spelled.text, object);
            spelled.text.push(b' ');
        }
    }
    for (rank, chunk) in spelled.starts.chunks(OBJECTS_PER_STREAM).enumerate() {
        let next = spelled.starts.get((rank + 1) * OBJECTS_PER_STREAM);
        let end = next.map_or(spelled.text.len(), |(_, start)| *start);
        file.objects(chunk, &spelled.text[chunk[0].1..end]);
    }
    file.finish(&document.trailer)
}

struct File {
    bytes: Vec<u8>,
    places: Vec<Place>,
    press: Press,
}

impl File {
    fn stream(&mut self, number: u32, stream: &Stream) {
        if stream.allows_compression && !stream.dict.has(b"Filter") {
            let mut entries = stream.dict.clone();
            entries.set("Filter", "FlateDecode");
            let pressed = self.press.press(&stream.content);
            self.put(number, entries, &pressed);
        } else {
            self.put(number, stream.dict.clone(), &stream.content);
        }
    }

    fn put(&mut self, number: u32, mut entries: Dictionary, content: &[u8]) {
        entries.set("Length", integer(content.len()));
        self.places[number as usize] = Place::At(self.bytes.len());
        push_integer(&mut self.bytes, number.into());
        self.bytes.extend_from_slice(b" 0 obj");
        push_dictionary(&mut self.bytes, &entries);
        self.bytes.extend_from_slice(b"stream\n");
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream endobj\n");
    }

    /// Objects that share a stream: a table of numbers and places, then the objects.
    fn objects(&mut self, starts: &[(u32, usize)], text: &[u8]) {
        let home = self.new_number();
        let mut content = Vec::with_capacity(text.len() + starts.len() * 12);
        for (rank, (number, start)) in starts.iter().enumerate() {
            push_integer(&mut content, (*number).into());
            content.push(b' ');
            push_integer(&mut content, integer(start - starts[0].1));
            content.push(b' ');
            self.places[*number as usize] = Place::Within(home, rank);
        }
        let first = integer(content.len());
        content.extend_from_slice(text);
        let entries = dictionary! { "Type" => "ObjStm", "N" => integer(starts.len()), "First" => first, "Filter" => "FlateDecode" };
        let pressed = self.press.press(&content);
        self.put(home, entries, &pressed);
    }

    fn new_number(&mut self) -> u32 {
        self.places.push(Place::Nowhere);
        u32::try_from(self.places.len() - 1).expect("objects are far fewer")
    }

    /// The table of places, and where it is.
    fn finish(mut self, trailer: &Dictionary) -> Vec<u8> {
        let (number, start) = (self.new_number(), self.bytes.len());
        self.places[number as usize] = Place::At(start);
        // Each line as its difference from the one above, PDF 32000-1 7.4.4.4: the places of objects count up.
        let (mut table, mut above) = (Vec::with_capacity(self.places.len() * (LINE + 1)), [0u8; LINE]);
        for place in &self.places {
            let (kind, place, rank) = match *place {
                Place::Nowhere => (0, 0, 0),
                Place::At(offset) => (1, offset, 0),
                Place::Within(stream, rank) => (2, stream as usize, rank),
            };
            let place = u32::try_from(place).expect("files are far below 4 GB").to_be_bytes();
            let rank = u16::try_from(rank).expect("streams hold few objects").to_be_bytes();
            let line = [kind, place[0], place[1], place[2], place[3], rank[0], rank[1]];
            table.push(UP);
            table.extend(line.iter().zip(above).map(|(own, above)| own.wrapping_sub(above)));
            above = line;
        }
        let mut entries = trailer.clone();
        entries.set("Type", "XRef");
        entries.set("Size", integer(self.places.len()));
        entries.set("W", vec![1.into(), 4.into(), 2.into()]);
        entries.set("Filter", "FlateDecode");
        entries.set("DecodeParms", dictionary! { "Predictor" => 12, "Columns" => integer(LINE) });
        let pressed = self.press.press(&table);
        self.put(number, entries, &pressed);
        self.bytes.extend_from_slice(b"startxref\n");
        push_integer(&mut self.bytes, integer(start));
        self.bytes.extend_from_slice(b"\n%%EOF\n");
        self.bytes
    }
}

/// The compressor, whose memory serves all streams.
struct Press(Compressor);

impl Press {
    fn new() -> Self {
        Self(Compressor::new(CompressionLvl::new(LEVEL).expect("a level that exists")))
    }

    fn press(&mut self, content: &[u8]) -> Vec<u8> {
        let mut out = vec![0; self.0.zlib_compress_bound(content.len())];
        let length = self.0.zlib_compress(content, &mut out).expect("there is room for the worst case");
        out.truncate(length);
        out
    }
}

fn integer(number: usize) -> i64 {
    i64::try_from(number).expect("files are far below 4 GB")
}
