//! Files of every kind, good, damaged and hostile: their words are read, nothing else is.

#![allow(clippy::expect_used, reason = "a test that cannot go on shall stop")]
#![cfg(feature = "files")]

mod hostile;

use arbtest::arbtest;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use whosaid::files::{Opened, Unreadable, open};
use zip::write::SimpleFileOptions;

const PARAGRAPHS: [&str; 3] = [
    "The harbour of Lundvik stayed closed for a third day on Wednesday after winds tore down two cranes, officials said.",
    "“We lost two cranes, and we were lucky,” said Anna Lindgren, a fire service spokeswoman. “Nobody was hurt.”",
    "Repairs would cost about $3.5 million and would take until March, the port authority said in a statement.",
];

fn text_of(name: &str, bytes: &[u8]) -> String {
    open(Some(name), bytes).map_or_else(|error| error.to_string(), |opened| opened.text)
}

/// A page as sites make them: navigation, a share bar, the article, links to others.
fn page(article: &str) -> String {
    let links: String =
        (0..12).map(|id| format!("<li><a href=/{id}>Another story, number {id}</a></li>")).collect();
    format!(
        "<!doctype html><html lang=en-GB><head><title>Storm closes harbour | Coast News</title>
         <meta property='og:title' content='Storm closes harbour'><meta property='og:site_name' content='Coast News'>
         <meta name=author content='By Jane Roe'><link rel=canonical href='https://coast.example/storm'>
         <script type='application/ld+json'>{{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\",
         \"datePublished\": \"2025-02-12T08:00:00Z\"}}</script></head>
         <body><nav class=menu><ul>{links}</ul></nav><div class=share>Share this on every network</div>
         <article><h1>Storm closes harbour</h1>{article}</article>
         <aside class=sidebar><h2>Read more</h2><ul>{links}</ul></aside><footer>© Coast News</footer></body></html>"
    )
}

fn article() -> String {
    PARAGRAPHS.repeat(3).iter().map(|paragraph| format!("<p>{paragraph}</p>\n")).collect()
}

#[test]
fn a_page_gives_its_article_and_what_it_says_of_itself() {
    let opened = open(Some("storm.html"), page(&article()).as_bytes()).expect("a page");
    let about = opened.page.expect("a page says something");
    assert_eq!(about.title.as_deref(), Some("Storm closes harbour"));
    assert_eq!(about.byline.as_deref(), Some("Jane Roe"));
    assert_eq!(about.site.as_deref(), Some("Coast News"));
    assert_eq!(about.language.as_deref(), Some("en-GB"));
    assert_eq!(opened.published.map(|date| date.to_string()).as_deref(), Some("2025-02-12"));
    let body = PARAGRAPHS.repeat(3).join("\n\n");
    assert_eq!(opened.text, format!("Storm closes harbour\n\nBy Jane Roe\n\n{body}"));
}

#[test]
fn the_shortest_answer_belongs_to_the_article() {
    let text =
        text_of("storm.html", page(&format!("{0}<p>“No.”</p>\n<p>More</p>\n{0}", article())).as_bytes());
    assert!(text.contains("\n\n“No.”\n\n"), "{text}");
    assert!(!text.contains("\n\nMore\n\n"), "{text}");
}

#[test]
fn a_mail_is_read_whole() {
    let mail = "<div><div>Dear desk,</div><div><br></div><div>“We lost two cranes,” said Mara Quill, who runs the port.</div><div><br></div>\
        <div class=gmail_quote><div>On Mon, 3 Mar 2025 at 10:00, Ana Roy &lt;<a href='mailto:ana@example.org'>ana@example.org</a>&gt; wrote:<br></div>\
        <blockquote><div>What did she say?</div></blockquote></div></div>";
    let lines = [
        "Dear desk,",
        "“We lost two cranes,” said Mara Quill, who runs the port.",
        "On Mon, 3 Mar 2025 at 10:00, Ana Roy <ana@example.org> wrote:",
        "What did she say?",
    ];
    assert_eq!(text_of("mail.html", mail.as_bytes()), lines.join("\n\n"));
}

#[test]
fn a_page_of_a_word_processor_is_read_whole() {
    let document = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><!--[if gte mso 9]><xml><o:AllowPNG/></xml><![endif]-->\
        <style><!-- p.MsoNormal {margin:0} --></style></head><body><!--StartFragment--><p class=MsoNormal><b>Storm closes harbour<o:p></o:p></b></p>\
        <p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>“We lost\ntwo cranes,” said\nMara Quill.<o:p></o:p></p>\
        <p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>First crane: 1984</p>\
        <!--EndFragment--></body></html>";
    let lines =
        ["Storm closes harbour", "“We lost two cranes,” said Mara Quill.", "·\u{a0}\u{a0} First crane: 1984"];
    assert_eq!(text_of("a.html", document.as_bytes()), lines.join("\n\n"));
}

#[test]
fn readability_finds_the_same_article() {
    let page = page(&article());
    let by_library = whosaid::files::open_by_readability(Some("storm.html"), page.as_bytes());
    let opened = by_library.expect("a page");
    assert!(PARAGRAPHS.iter().all(|paragraph| opened.text.contains(paragraph)), "{}", opened.text);
    assert!(!opened.text.contains("Another story"), "{}", opened.text);
    assert_eq!(opened.page.and_then(|page| page.title).as_deref(), Some("Storm closes harbour"));
}

#[test]
fn readability_is_spared_what_would_stop_it() {
    let begun = Instant::now();
    let nested = "<div>".repeat(2_000_000) + "Deep words.";
    let tangled = "<div><b><table><p>Rain.</div></i>".repeat(150_000);
    let formatted: String = (0..50_000).map(|id| format!("<b class={id}><p>Rain fell.")).collect();
    let endless = "<p>Rain fell on the town.</p>".repeat(300_000);
    for html in [nested, tangled, formatted, endless] {
        let opened = whosaid::files::open_by_readability(Some("a.html"), html.as_bytes());
        assert!(opened.is_ok_and(|opened| !opened.text.is_empty()));
    }
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

#[test]
fn a_fragment_is_read_whole() {
    assert_eq!(text_of("a.html", b"<p>Rain fell.</p><p>It stopped.</p>"), "Rain fell.\n\nIt stopped.");
    assert_eq!(text_of("a.html", b""), "");
}

#[test]
fn a_page_saved_as_one_file_is_opened_as_a_page() {
    let html = page(&article())
        .replace('=', "=3D")
        .replace('“', "=E2=80=9C")
        .replace('”', "=E2=80=9D")
        .replace('©', "=C2=A9");
    let message = format!(
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://coast.example/storm\r\nSubject: Storm\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
         Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{html}\r\n\
         --b\r\nContent-Type: text/css\r\n\r\nbody {{ color: red }}\r\n--b--\r\n"
    );
    let opened = open(Some("storm.mhtml"), message.as_bytes()).expect("a message");
    assert!(opened.text.ends_with(&PARAGRAPHS.repeat(3).join("\n\n")), "{}", opened.text);
    assert_eq!(opened.page.and_then(|page| page.address).as_deref(), Some("https://coast.example/storm"));
    let mail = b"From: a@b.example\r\nSubject: Rain\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nRain fell.\r\n";
    assert_eq!(text_of("a.eml", mail).trim(), "Rain fell.");
}

/// A Word document around the XML of its body.
fn docx(body: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("word/document.xml", format!("<w:document xmlns:w='w' xmlns:mc='mc'><w:body>{body}</w:body></w:document>")),
        ("docProps/core.xml", "<p:cp xmlns:p='p' xmlns:dc='d'><dc:title> Storm </dc:title><dc:creator>Jane Roe</dc:creator></p:cp>".into()),
    ];
    for (name, content) in parts {
        archive.start_file(name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(content.as_bytes()).expect("its content");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn a_word_document_gives_its_paragraphs() {
    let body = "<w:p><w:r><w:t>“Rain,” </w:t></w:r><w:r><w:t>she said</w:t><w:tab/><w:t>&amp; left.</w:t></w:r></w:p><w:p/>\
        <w:p><w:del><w:r><w:t>no</w:t></w:r></w:del><w:t>It stop</w:t><w:p><w:t>Box</w:t></w:p><w:t>ped.</w:t>\
        <mc:Fallback><w:p><w:t>old</w:t></w:p></mc:Fallback></w:p>";
    let Opened { text, page, .. } = open(Some("a.docx"), &docx(body)).expect("a document");
    assert_eq!(text, "“Rain,” she said & left.\n\nIt stopped.\n\nBox");
    assert_eq!(page.and_then(|page| page.byline).as_deref(), Some("Jane Roe"));
    assert_eq!(open(Some("a.docx"), b"PK\x03\x04nonsense"), Err(Unreadable::Damaged));
    assert_eq!(open(Some("a.docx"), &docx("<w:p>")), Err(Unreadable::Damaged));
}

#[test]
fn what_cannot_be_opened_says_how_to_do_it_instead() {
    assert!(text_of("a.pdf", b"%PDF-1.7\n").contains("copy its text"));
    assert!(text_of("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0").contains("no text"));
}

#[test]
fn hostile_pages_give_their_text_and_nothing_more() {
    let traps = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg><script>alert(1)</script><text>drawn</text></svg>",
        "<iframe srcdoc='<p>framed</p>'></iframe>",
        "<template><p>kept</p></template>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<style>p { background: url(https://evil.example) }</style>",
        "<math><mtext><script>alert(1)</script></mtext></math>",
        "<noscript><p title='</noscript><script>alert(1)</script>'></noscript>",
        "<object data=x>thing</object>",
        "<a href='javascript:alert(1)'>a link</a>",
    ];
    for trap in traps {
        let text = text_of("a.html", page(&(article() + trap + &article())).as_bytes());
        // A trap may end what is taken for the article; what stands before it is never lost.
        assert!(text.matches("two cranes, officials said.").count() >= 3, "{trap}: {text}");
        for sign in ["alert", "evil", "<", "drawn", "framed", "kept"] {
            assert!(!text.contains(sign), "{sign} of {trap}");
        }
    }
}

/// Files that cost a careless program its stack or its day.
#[test]
fn monstrous_files_are_finished_with() {
    let rain = "<p>“Rain,” she said.</p>";
    let files: [(&str, Vec<u8>); 7] = [
        ("nested.html", ("<div>".repeat(200_000) + rain).into_bytes()),
        ("nested.htm", ("<b><p>".repeat(5_000) + rain).into_bytes()),
        ("wide.html", rain.repeat(20_000).into_bytes()),
        ("attributes.html", format!("<p {}>{rain}", "a=1 ".repeat(300_000)).into_bytes()),
        ("open.html", format!("{rain}<!-- {}", "<script>".repeat(200_000)).into_bytes()),
        (
            "deep.docx",
            docx(
                &(String::from("<w:p><w:t>“Rain,” she said.</w:t></w:p>")
                    + &"<w:x>".repeat(20_000)
                    + &"</w:x>".repeat(20_000)),
            ),
        ),
        ("deep.rtf", format!("{{\\rtf1 “Rain,” she said. {}", "{\\b ".repeat(500_000)).into_bytes()),
    ];
    for (name, bytes) in files {
        let start = Instant::now();
        let text = text_of(name, &bytes);
        assert!(text.contains("she said."), "{name}: {}", text.chars().take(200).collect::<String>());
        assert!(start.elapsed() < Duration::from_secs(60), "{name} took {:?}", start.elapsed());
    }
}

#[test]
fn no_file_is_beyond_opening() {
    let good = [
        page(&article()).into_bytes(),
        docx("<w:p><w:t>Rain</w:t></w:p>"),
        b"{\\rtf1 \\'e9 \\u8364? Rain}".to_vec(),
    ];
    let names = ["a.html", "a.md", "a.mhtml", "a.rtf", "a.docx", "a.txt", "a"];
    arbtest(|u| {
        let mut bytes =
            if u.ratio(1, 3)? { hostile::text(u)?.into_bytes() } else { u.choose(&good)?.clone() };
        for _ in 0..u.int_in_range(0..=4)? {
            if !bytes.is_empty() {
                let at = u.choose_index(bytes.len())?;
                bytes[at] = u.arbitrary()?;
            }
        }
        bytes.truncate(u.int_in_range(0..=bytes.len())?);
        let name = u.choose(&names)?;
        let _ = open(Some(name), &bytes);
        let _ = open(None, &bytes);
        Ok(())
    })
    .budget_ms(3_000);
}
