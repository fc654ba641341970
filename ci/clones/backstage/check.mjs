// Does with exported templates what Backstage does: the rules of its catalogue, those of its form, and a dry run of its scaffolder.
// node check.mjs CASES, where its packages are installed: each folder CASES/x has an export/ and a parameters.json, and gets made/.
// One line for each problem; exit code 1 if there is any.
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';

const require = createRequire(resolve('package.json'));
const catalog = require('@backstage/catalog-model');
const {ConfigReader} = require('@backstage/config');
const {ScmIntegrations} = require('@backstage/integration');
const {createFetchTemplateAction} = require('@backstage/plugin-scaffolder-backend');
const {templateEntityV1beta3Validator} = require('@backstage/plugin-scaffolder-common');
const scaffolder = require('@backstage/plugin-scaffolder-node');
const {validate} = require('jsonschema');
const YAML = require('yaml');
// not exported, but this is what the scaffolder's address /v2/dry-run does
const {createDryRunner} = require(
    join(dirname(require.resolve('@backstage/plugin-scaffolder-backend')), 'scaffolder/dryrun/createDryRunner.cjs.js'));

const config = new ConfigReader({});
const integrations = ScmIntegrations.fromConfig(config);
const policy = catalog.EntityPolicies.allOf([
    new catalog.SchemaValidEntityPolicy(),
    new catalog.DefaultNamespaceEntityPolicy(),
    new catalog.NoForeignRootFieldsEntityPolicy(),
    new catalog.FieldFormatEntityPolicy(),
]);
const publish = scaffolder.createTemplateAction({
    id: 'publish:github', // a dry run skips it
    schema: {output: {remoteUrl: zod => zod.string()}},
    handler: async () => {},
});
const actions = new Map([createFetchTemplateAction({reader: {}, integrations}), publish].map(action => [action.id, action]));
const actionRegistry = {
    list: async () => actions,
    get: async id => actions.get(id) ?? Promise.reject(new Error(`no action ${id}`)),
};
const metrics = {createCounter: () => ({add() {}}), createHistogram: () => ({record() {}})};

async function problemsOf(folder) {
    const problems = [];
    const found = error => problems.push(String(error?.message ?? error).replace(/\s+/g, ' '));
    try {
        const entity = await policy.enforce(YAML.parse(readFileSync(join(folder, 'export/template.yaml'), 'utf8')));
        if (!await templateEntityV1beta3Validator.check(entity)) {
            return ['this is no template of the scaffolder'];
        }
        const parameters = JSON.parse(readFileSync(join(folder, 'parameters.json'), 'utf8'));
        [entity.spec.parameters].flat().forEach(page => validate(parameters, page).errors.forEach(error => found(error.stack)));
        if (problems.length === 0) {
            await dryRun(folder, entity, parameters, found);
        }
    } catch (error) {
        found(error);
    }
    return problems;
}

async function dryRun(folder, entity, parameters, found) {
    const logger = {child: () => logger, debug() {}, info() {}, warn: found, error: found};
    const run = createDryRunner({actionRegistry, config, integrations, logger, metrics, workingDirectory: folder});
    const result = await run({
        spec: {apiVersion: entity.apiVersion, steps: entity.spec.steps, output: entity.spec.output ?? {}, parameters, user: {}},
        templateInfo: {
            entityRef: catalog.stringifyEntityRef(entity),
            entity: {metadata: entity.metadata},
            baseUrl: 'file://' + join(folder, 'content/template.yaml'), // not escaped: fetch:template takes the rest as a path
        },
        directoryContents: await scaffolder.serializeDirectoryContents(join(folder, 'export')),
        secrets: {},
        credentials: {},
    });
    for (const file of result.directoryContents) {
        const path = join(folder, 'made', file.path);
        mkdirSync(dirname(path), {recursive: true});
        writeFileSync(path, file.content, {mode: file.executable ? 0o755 : 0o644});
    }
}

const cases = resolve(process.argv[2]);
for (const name of readdirSync(cases).sort()) {
    for (const problem of await problemsOf(join(cases, name))) {
        console.log(`${name}: ${problem}`);
        process.exitCode = 1;
    }
}
