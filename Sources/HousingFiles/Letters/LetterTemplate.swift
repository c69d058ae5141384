/// The two forms of a letter. Markdown is written as it is; HTML escapes every text.
enum LetterTemplate {
    static let markdown = """
        {{#addressee}}
        {{{.}}}\\
        {{/addressee}}

        {{#references}}
        {{{.}}}\\
        {{/references}}

        # {{{title}}}
        {{#sections}}

        ## {{{heading}}}

        {{#paragraphs}}
        {{{.}}}

        {{/paragraphs}}
        {{#items}}
        - {{{.}}}
        {{/items}}
        {{#table}}

        |{{#columns}} {{{.}}} |{{/columns}}
        |---|---:|---|
        {{#rows}}
        | {{{name}}} | {{{amount}}} | {{{law}}} |
        {{/rows}}
        {{/table}}
        {{/sections}}

        """

    static let html = """
        <!doctype html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <title>{{title}}</title>
        <style>
        body { font: 11pt/1.5 serif; max-width: 42em; margin: 3em auto; padding: 0 1em; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .15em .5em; }
        td.amount { text-align: right; font-variant-numeric: tabular-nums; }
        tr.sum { border-top: 1px solid; font-weight: bold; }
        </style>
        </head>
        <body>
        <p>{{#addressee}}{{.}}<br>{{/addressee}}</p>
        <p>{{#references}}{{.}}<br>{{/references}}</p>
        <h1>{{title}}</h1>
        {{#sections}}
        <h2>{{heading}}</h2>
        {{#paragraphs}}
        <p>{{.}}</p>
        {{/paragraphs}}
        {{#items}}
        <p>– {{.}}</p>
        {{/items}}
        {{#table}}
        <table>
        <tr>{{#columns}}<th>{{.}}</th>{{/columns}}</tr>
        {{#rows}}
        <tr{{#isSum}} class="sum"{{/isSum}}><td>{{name}}</td><td class="amount">{{amount}}</td><td>{{law}}</td></tr>
        {{/rows}}
        </table>
        {{/table}}
        {{/sections}}
        </body>
        </html>

        """
}
