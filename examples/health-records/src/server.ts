import { createServer } from 'node:http';
import { listMessages } from './chat/chat.js';
import { activeModel } from './metabolic/model-storage.js';
import { track } from './analytics/analytics.js';

const port = Number(process.env.PORT ?? 3000);

createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const personId = url.searchParams.get('person') ?? '';
  try {
    let body: unknown;
    if (url.pathname === '/chat') body = await listMessages(personId);
    else if (url.pathname === '/model') body = await activeModel(personId, 'glucose-prediction');
    else body = { ok: true };
    await track({ eventType: 'http', eventName: `http.${url.pathname.slice(1) || 'root'}` });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}).listen(port);
