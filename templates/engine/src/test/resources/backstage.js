/* Nunjucks as Backstage's scaffolder sets it up; and what has no value is an error, so that a typo is one. */
const environment = nunjucks.configure({
    autoescape: false,
    throwOnUndefined: true,
    tags: {variableStart: '${{', variableEnd: '}}'},
});
const templates = new Map();

function template(text) {
    if (!templates.has(text)) {
        templates.set(text, new nunjucks.Template(text, environment, 'template', true));
    }
    return templates.get(text);
}

function render(text, context) {
    return template(text).render(JSON.parse(context));
}

/* Whether it is nothing but one expression. */
function isAlone(text) {
    const nodes = nunjucks.parser.parse(text, [], environment.opts).children;
    return nodes.length === 1 && !(nodes[0].children[0] instanceof nunjucks.nodes.TemplateData);
}

/* The input of a step: an expression alone gives a value of its own type, and what is empty is left out. */
function input(json, context) {
    return JSON.stringify(JSON.parse(json, (key, value) => {
        if (typeof value !== 'string') {
            return value;
        }
        const alone = isAlone(value);
        const dumped = alone ? value.replace(/\$\{\{(.+)\}\}/, '${{ ($1) | dump }}') : value;
        const rendered = render(dumped, context);
        return rendered === '' ? undefined : alone ? JSON.parse(rendered) : rendered;
    }));
}
