// Starts `warning-signs lsp` and carries what it says to the editor. There is nothing to install beside this folder.
'use strict';

const vscode = require('vscode');
const { spawn } = require('child_process');

const LANGUAGES = ['warning-signs-scenario', 'warning-signs-play'];
const SEVERITIES = {
  1: vscode.DiagnosticSeverity.Error,
  2: vscode.DiagnosticSeverity.Warning,
};

/** The server as a process, and its messages. */
class Server {
  constructor(program, onNote, onEnd) {
    // It is not started in the folder that is open: on Windows a program of that name in it would be taken.
    this.waiting = new Map();
    this.asked = 0;
    this.left = Buffer.alloc(0);
    this.child = spawn(program, ['lsp'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.child.stdout.on('data', (data) => this.take(data, onNote));
    this.child.stderr.resume();
    // Writing to a server that has ended is told by its end.
    this.child.stdin.on('error', () => {});
    this.child.on('error', (why) => this.end(onEnd, why.message));
    this.child.on('exit', (code) => this.end(onEnd, `it ended with ${code}`));
  }

  end(onEnd, why) {
    for (const answer of this.waiting.values()) answer(null);
    this.waiting.clear();
    onEnd(why);
  }

  take(data, onNote) {
    this.left = Buffer.concat([this.left, data]);
    for (;;) {
      const heading = this.left.indexOf('\r\n\r\n');
      if (heading < 0) return;
      const length = /content-length: *(\d+)/i.exec(this.left.toString('ascii', 0, heading));
      const begin = heading + 4;
      const end = begin + (length ? Number(length[1]) : 0);
      if (this.left.length < end) return;
      const message = JSON.parse(this.left.toString('utf8', begin, end));
      this.left = this.left.subarray(end);
      if (message.method) {
        onNote(message);
      } else if (this.waiting.has(message.id)) {
        this.waiting.get(message.id)(message.result === undefined ? null : message.result);
        this.waiting.delete(message.id);
      }
    }
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }), 'utf8');
    this.child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.child.stdin.write(body);
  }

  note(method, params) {
    this.send({ method, params });
  }

  ask(method, params) {
    const id = ++this.asked;
    return new Promise((answer) => {
      this.waiting.set(id, answer);
      this.send({ id, method, params });
    });
  }
}

const range = (it) => new vscode.Range(it.start.line, it.start.character, it.end.line, it.end.character);
const place = (document, position) => ({
  textDocument: { uri: document.uri.toString() },
  position: { line: position.line, character: position.character },
});
const isOurs = (document) => LANGUAGES.includes(document.languageId);

function diagnostic(it) {
  const shown = new vscode.Diagnostic(range(it.range), it.message, SEVERITIES[it.severity]);
  shown.code = it.code;
  shown.source = it.source;
  return shown;
}

function completion(it) {
  // The kinds are counted from 1 in messages and from 0 in the editor.
  const item = new vscode.CompletionItem(it.label, it.kind - 1);
  item.detail = it.detail;
  item.documentation = it.documentation && new vscode.MarkdownString(it.documentation.value);
  item.sortText = it.sortText;
  item.filterText = it.filterText;
  item.range = range(it.textEdit.range);
  item.insertText = new vscode.SnippetString(it.textEdit.newText);
  return item;
}

function symbol(it) {
  const shown = new vscode.DocumentSymbol(it.name, it.detail || '', it.kind - 1, range(it.range), range(it.selectionRange));
  shown.children = (it.children || []).map(symbol);
  return shown;
}

/** What the editor asks, in the server's terms and back. */
function providers(server) {
  const ask = (what, params) => server.ask(`textDocument/${what}`, params);
  const all = LANGUAGES.map((language) => ({ language }));
  const languages = vscode.languages;
  return [
    languages.registerCompletionItemProvider(all, {
      provideCompletionItems: async (document, position) => {
        const offered = await ask('completion', place(document, position));
        return offered && offered.items.map(completion);
      },
    }, '"', '{', '.', '(', ' ', '='),
    languages.registerDefinitionProvider(all, {
      provideDefinition: async (document, position) => {
        const found = await ask('definition', place(document, position));
        return found && new vscode.Location(vscode.Uri.parse(found.uri), range(found.range));
      },
    }),
    languages.registerHoverProvider(all, {
      provideHover: async (document, position) => {
        const said = await ask('hover', place(document, position));
        const text = said && new vscode.MarkdownString(said.contents.value);
        return said && new vscode.Hover(text, said.range && range(said.range));
      },
    }),
    languages.registerDocumentSymbolProvider(all, {
      provideDocumentSymbols: async (document) => {
        const found = await ask('documentSymbol', { textDocument: { uri: document.uri.toString() } });
        return found && found.map(symbol);
      },
    }),
  ];
}

/** Keeps the server's documents as the editor's are. */
function documents(server, faults) {
  const workspace = vscode.workspace;
  const uri = (document) => document.uri.toString();
  const open = (document) => {
    if (!isOurs(document)) return;
    const { languageId, version } = document;
    server.note('textDocument/didOpen', {
      textDocument: { uri: uri(document), languageId, version, text: document.getText() },
    });
  };
  workspace.textDocuments.forEach(open);
  return [
    workspace.onDidOpenTextDocument(open),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isOurs(document) || contentChanges.length === 0) return;
      server.note('textDocument/didChange', {
        textDocument: { uri: uri(document), version: document.version },
        contentChanges: [{ text: document.getText() }],
      });
    }),
    workspace.onDidCloseTextDocument((document) => {
      if (!isOurs(document)) return;
      server.note('textDocument/didClose', { textDocument: { uri: uri(document) } });
      faults.delete(document.uri);
    }),
  ];
}

let running = null;

async function activate(context) {
  const program = vscode.workspace.getConfiguration('warningSigns').get('program');
  const faults = vscode.languages.createDiagnosticCollection('warning-signs');
  context.subscriptions.push(faults);
  const onNote = ({ method, params }) => {
    if (method === 'textDocument/publishDiagnostics') {
      faults.set(vscode.Uri.parse(params.uri), params.diagnostics.map(diagnostic));
    }
  };
  const onEnd = (why) => {
    if (running === null) return;
    running = null;
    faults.clear();
    vscode.window.showErrorMessage(
      `Warning Signs: \`${program} lsp\` does not run (${why}). Name the program under the setting warningSigns.program, then reload the window.`,
    );
  };
  const server = new Server(program, onNote, onEnd);
  running = server;
  const snippets = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
  await server.ask('initialize', { processId: process.pid, rootUri: null, capabilities: snippets });
  if (running === null) return;
  server.note('initialized', {});
  context.subscriptions.push(...documents(server, faults), ...providers(server));
}

async function deactivate() {
  const server = running;
  running = null;
  if (server === null) return;
  await server.ask('shutdown', null);
  server.note('exit', null);
}

module.exports = { activate, deactivate };
