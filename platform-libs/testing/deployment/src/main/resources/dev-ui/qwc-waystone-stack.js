import { LitElement, html, css } from 'lit';
import { JsonRpc } from 'jsonrpc';

const EVERY_MS = 2000;

/** The parts of the leased stack, asked for again and again. */
export class QwcWaystoneStack extends LitElement {

    static styles = css`
        :host { display: block; padding: 1em; overflow: auto; }
        table { border-collapse: collapse; }
        th, td { text-align: left; padding: 0.4em 1.5em 0.4em 0; border-bottom: 1px solid var(--lumo-contrast-20pct); }
        code { white-space: nowrap; }
    `;

    static properties = { _parts: { state: true }, _problem: { state: true } };

    jsonRpc = new JsonRpc(this);

    connectedCallback() {
        super.connectedCallback();
        this._ask();
        this._timer = setInterval(() => this._ask(), EVERY_MS);
    }

    disconnectedCallback() {
        clearInterval(this._timer);
        super.disconnectedCallback();
    }

    _ask() {
        this.jsonRpc.parts()
            .then(answer => { this._parts = answer.result; this._problem = undefined; })
            .catch(problem => { this._problem = problem?.error?.message ?? `${problem}`; });
    }

    render() {
        if (this._problem) {
            return html`<p>The stack does not say how it is: ${this._problem}</p>`;
        }
        if (!this._parts) {
            return html`<p>Asking the stack...</p>`;
        }
        if (this._parts.length === 0) {
            return html`<p>No stack is leased.</p>`;
        }
        return html`
            <table>
                <thead><tr><th>Part</th><th>Address</th><th>Health</th><th>Log</th></tr></thead>
                <tbody>${this._parts.map(part => html`
                    <tr>
                        <td>${part.part}</td>
                        <td><code>${part.address}</code></td>
                        <td>${part.health}</td>
                        <td><code>${part.log}</code></td>
                    </tr>`)}
                </tbody>
            </table>
            <p>In the clone's folder: <code>./waystone token --dev</code>, <code>./waystone logs --dev kafka</code>,
                <code>./waystone fault --dev kafka kill</code>.</p>`;
    }
}

customElements.define('qwc-waystone-stack', QwcWaystoneStack);
