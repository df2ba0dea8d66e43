//! Rich Text Format, as older word processors and agencies' desks save it.
//! Takes the file, gives its words paragraph by paragraph.
//! Law: groups that are no text are passed over; letters are read in the file's own code page; any bytes end well.

use encoding_rs::{Encoding, WINDOWS_1252};

/// Groups that hold no text of the document.
const ASIDE: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "object",
    "fldinst",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "themedata",
    "generator",
    "xmlnstbl",
    "bkmkstart",
    "bkmkend",
    "nonshppict",
    "datastore",
    "latentstyles",
    "filetbl",
    "revtbl",
];

/// The text of a file.
pub(super) fn text(bytes: &[u8]) -> String {
    let mut reader = Reader {
        bytes,
        at: 0,
        group: Group { is_text: true, fallback: 1 },
        outer: Vec::new(),
        encoding: WINDOWS_1252,
        skip: 0,
        letters: Vec::new(),
        halves: Vec::new(),
        text: String::new(),
    };
    reader.read();
    let lines = reader.text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n\n")
}

/// What holds until the group's closing brace.
#[derive(Clone, Copy)]
struct Group {
    is_text: bool,
    /// How many letters after a Unicode one stand in for it in old programs.
    fallback: usize,
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    group: Group,
    outer: Vec<Group>,
    encoding: &'static Encoding,
    /// How many letters are still to be passed over.
    skip: usize,
    /// Letters of the code page, not decoded yet.
    letters: Vec<u8>,
    /// UTF-16 units, not decoded yet.
    halves: Vec<u16>,
    text: String,
}

impl Reader<'_> {
    fn read(&mut self) {
        while let Some(byte) = self.next() {
            match byte {
                b'{' => self.outer.push(self.group),
                b'}' => {
                    self.flush();
                    self.group = self.outer.pop().unwrap_or(self.group);
                    self.skip = 0;
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                letter => self.letter(letter),
            }
        }
        self.flush();
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn control(&mut self) {
        let Some(first) = self.next() else { return };
        match first {
            b'\'' => {
                let digits =
                    self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
                self.at += 2;
                let letter = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                self.letter(letter.unwrap_or(b'?'));
            }
            b'\\' | b'{' | b'}' => self.letter(first),
            b'~' => self.write("\u{a0}"),
            b'_' => self.write("\u{2011}"),
            b'*' => self.group.is_text = false,
            b'\r' | b'\n' => self.write("\n"),
            letter if letter.is_ascii_alphabetic() => self.word(),
            _ => {}
        }
    }

    /// A control word, whose first letter has just been read, with its number and the blank that ends it.
    fn word(&mut self) {
        let start = self.at - 1;
        let tail = self.bytes.get(start..).unwrap_or_default();
        let name = tail.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let sign = usize::from(tail.get(name) == Some(&b'-'));
        let digits = tail.iter().skip(name + sign).take_while(|byte| byte.is_ascii_digit()).count();
        let end = if digits == 0 { name } else { name + sign + digits };
        let ascii =
            |range| tail.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        let number: Option<i32> = ascii(name..end).parse().ok();
        let word = ascii(0..name).to_owned();
        self.at = start + end + usize::from(tail.get(end) == Some(&b' '));
        self.obey(&word, number);
    }

    fn obey(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "line" | "row" | "sect" | "page" => self.write("\n"),
            "tab" | "cell" => self.write(" "),
            "emdash" => self.write("—"),
            "endash" => self.write("–"),
            "lquote" => self.write("‘"),
            "rquote" => self.write("’"),
            "ldblquote" => self.write("“"),
            "rdblquote" => self.write("”"),
            "bullet" => self.write("•"),
            "uc" => self.group.fallback = number.and_then(|count| count.try_into().ok()).unwrap_or(1),
            "u" => self.unicode(number),
            "ansicpg" => self.encoding = number.and_then(code_page).unwrap_or(WINDOWS_1252),
            word if ASIDE.contains(&word) => self.group.is_text = false,
            _ => {}
        }
    }

    /// A UTF-16 unit, written as a signed number; its stand-ins follow.
    fn unicode(&mut self, number: Option<i32>) {
        self.flush_letters();
        if let Some(unit) = number.filter(|_| self.group.is_text) {
            self.halves.push((unit & 0xffff) as u16);
        }
        self.skip = self.group.fallback;
    }

    fn letter(&mut self, letter: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.group.is_text {
            self.flush_halves();
            self.letters.push(letter);
        }
    }

    fn write(&mut self, words: &str) {
        if self.group.is_text {
            self.flush();
            self.text.push_str(words);
        }
    }

    fn flush(&mut self) {
        self.flush_halves();
        self.flush_letters();
    }

    fn flush_letters(&mut self) {
        let letters = std::mem::take(&mut self.letters);
        self.text.push_str(&self.encoding.decode_without_bom_handling(&letters).0);
    }

    fn flush_halves(&mut self) {
        let halves = std::mem::take(&mut self.halves);
        self.text.push_str(&String::from_utf16_lossy(&halves));
    }
}

/// A Windows code page by its number.
fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        65001 => "utf-8".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn the_words_are_left() {
        let file = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\*\generator X;}{\info{\title No}}\f0\fs24 \ldblquote Rain,\rdblquote  she said\'85\par
Caf\'e9 \{10 \u8364?\} \uc2\u-10179??\u-8704??{\b bold} end\\\par}";
        assert_eq!(text(file), "“Rain,” she said…\n\nCafé {10 €} 😀bold end\\");
        assert_eq!(text(br"{\rtf1\ansi\ansicpg1251 \'cf\'f0}"), "Пр");
    }

    #[test]
    fn any_bytes_end_well() {
        for file in [
            &b"{\\rtf1 \\"[..],
            b"}}}a",
            b"\\u",
            b"\\u99999999999 x",
            b"\\'",
            b"{{{",
            b"\\'zz",
            b"\\uc-5\\u65b",
        ] {
            text(file);
        }
    }
}
