/// The style sheet of documents: paper by Nghị định 30/2020/NĐ-CP, rows as cards where the screen is narrow.
enum HTMLStyle {
    static func sheet(for document: Document) -> String {
        let page = PageGeometry(orientation: document.orientation)
        return """
            * { box-sizing: border-box; }
            html { background: #f3f2ee; }
            body { margin: 1.5rem auto; padding: 2rem 2.5rem; max-width: \(page.width + 30)mm; background: #fff; color: #000;
              font: 1.0625rem/1.35 "Times New Roman", "Liberation Serif", Tinos, serif; }
            p { margin: 0; }
            .letterhead { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem; text-align: center; }
            .agency { flex: 1 1 38%; } .nation { flex: 1 1 54%; }
            .issuer::after { content: ""; display: block; width: 28%; margin: .25rem auto 0; border-top: 1px solid; }
            .motto strong { display: inline-block; padding-bottom: .15rem; border-bottom: 1px solid; }
            .place { margin-top: .6rem; }
            h1 { margin: 1.8rem auto .3rem; font-size: 1.25rem; line-height: 1.4; text-align: center; }
            .subheading { text-align: center; }
            h2, h3 { margin: 1.4rem 0 .4rem; font-size: 1.0625rem; break-after: avoid; }
            .text { margin: .5rem 0; text-align: justify; }
            .points { margin: .4rem 0; padding-left: 1.4rem; list-style: "- "; }
            nav { margin: 1rem 0 0; } nav ul { columns: 17rem; margin: .5rem 0; padding-left: 1.2rem; }
            nav a { color: #0b3a75; } summary { cursor: pointer; padding: .35rem 0; }
            table { width: 100%; margin: 1rem 0; border-collapse: separate; border-spacing: 0; table-layout: fixed; font-size: .97rem; }
            caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
            th, td { border: solid #000; border-width: 0 1px 1px 0; padding: .3rem .4rem; vertical-align: top; text-align: left;
              overflow-wrap: break-word; }
            tr > :first-child { border-left-width: 1px; }
            thead th { position: sticky; z-index: 1; top: 0; background: #fff; border-top-width: 1px;
              vertical-align: middle; text-align: center; }
            tbody th[scope=row] { font-weight: normal; }
            .group th, .part th { font-weight: bold; background: #eee; scroll-margin-top: 4rem; }
            .part th { text-align: center; background: #ddd; }
            .mid { text-align: center; } .end { text-align: right; }
            .closing { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1.5rem; margin-top: 1.5rem;
              break-inside: avoid; }
            .codes { display: flex; flex-wrap: wrap; gap: 1.5rem; }
            figure { margin: 0; width: 11.5rem; text-align: center; font-size: .85rem; line-height: 1.25; }
            figure svg { display: block; width: 100%; }
            .signature { flex: 1 1 14rem; max-width: 24rem; margin-left: auto; text-align: center; }
            .signature .name { margin-top: 5rem; }
            .mark { margin-top: 1.5rem; font-size: .8rem; text-align: center; color: #333; overflow-wrap: anywhere; }
            :focus-visible { outline: 3px solid #0b3a75; outline-offset: 2px; }
            @media screen and (max-width: 46rem) {
              body { margin: 0; padding: 1rem; }
              .agency, .nation { flex-basis: 100%; }
              h1 { font-size: 1.1rem; }
              table, tbody, tr, th, td { display: block; width: auto; }
              thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
              colgroup { display: none; }
              .text { text-align: left; }
              tbody tr { display: flex; flex-direction: column; margin: 0 0 .7rem; border: 1px solid #000;
                border-radius: .3rem; padding: .2rem .6rem; }
              tbody tr.group, tbody tr.part { border: 0; border-radius: 0; padding: 0; margin-top: 1.1rem; }
              td, td.mid, td.end { display: grid; grid-template-columns: 8rem 1fr; gap: .6rem; border: 0;
                border-bottom: 1px dotted #767676; padding: .3rem 0; text-align: left; }
              tbody th[scope=row] { order: -1; border: 0; border-bottom: 1px solid #767676; padding: .3rem 0;
                font-weight: bold; }
              tr > :last-child { border-bottom: 0; } td:empty { display: none; }
              td::before { content: attr(data-label); font-style: italic; color: #333; }
              .group th, .part th { border: 1px solid #000; padding: .4rem .5rem; }
              .closing { flex-direction: column; } .signature { margin: 0 auto; }
            }
            @page { size: A4 \(document.orientation.rawValue);
              margin: \(PageGeometry.top)mm \(PageGeometry.right)mm \(PageGeometry.bottom)mm \(PageGeometry.left)mm;
              @top-center { content: counter(page); font: 13pt "Times New Roman", "Liberation Serif", Tinos, serif; } }
            @page :first { @top-center { content: none; } }
            @media print {
              html, body { background: none; } body { margin: 0; padding: 0; max-width: none; font-size: 13pt; }
              nav { display: none; } .break { break-after: page; }
              .letterhead { font-size: 13pt; gap: 0; } .letterhead p:first-child { font-size: 12pt; }
              .nation p { white-space: nowrap; } .agency { flex: 1 1 34%; }
              h1 { font-size: 14pt; } table { font-size: \(page.tableFontSize)pt; }
              body, h1 { line-height: 1.15; } th, td { padding: 1mm 1.2mm; } table { width: calc(100% - .4mm); }
              thead { display: table-header-group; }
              thead th { position: static; }
              tr { break-inside: avoid; } .group, .part { break-after: avoid; }
              .group th, .part th, thead th { background: none; }
              figure { width: 34mm; font-size: 9pt; } .mark { font-size: 9pt; }
            }

            """
    }
}
