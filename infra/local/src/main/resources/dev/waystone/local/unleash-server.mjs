// Starts the Unleash server; everything else it takes from its environment.
import { start } from 'unleash-server';

await start({ server: { host: '127.0.0.1', port: Number(process.env.UNLEASH_PORT) } });
