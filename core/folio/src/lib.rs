//! One HTML document in, one tagged PDF out.
