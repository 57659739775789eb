// What was asked of the SMS providers over HTTP, as the one in between saw it: each attempt at a
// message, and whether the gateway was told what became of it.

const kServerFault = 500;

function readJson(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

// Each: whether a call sends an SMS of this provider, whom it goes to with which words, and what
// the answer's own word is.
const kProviders = {
  aliyun: {
    sends: ({ headers }) => headers['x-acs-action'] === 'SendSms',
    letter: ({ url }) => {
      const query = new URL(url, 'http://x').searchParams;
      return {
        phone: query.get('PhoneNumbers'), text: readJson(query.get('TemplateParam')).content,
      };
    },
    isTaken: (said) => said.Code === 'OK',
  },
  tencent: {
    sends: ({ headers }) => headers['x-tc-action'] === 'SendSms',
    letter: ({ body }) => {
      const { PhoneNumberSet: [phone], TemplateParamSet: [text] } = readJson(body);
      return { phone, text };
    },
    isTaken: ({ Response }) => Response.SendStatusSet?.[0].Code === 'Ok',
  },
  mas: {
    sends: ({ url }) => url === '/sms/norsubmit',
    letter: ({ body }) => {
      const { mobiles, content } = readJson(Buffer.from(body.toString(), 'base64').toString());
      return { phone: mobiles, text: content };
    },
    isTaken: ({ rspcod }) => rspcod === 'success',
  },
};

// 'taken' and 'refused' where the provider's own word came whole; else 'open': it may be taken.
export function endOf(provider, answer) {
  const said = answer && answer.status < kServerFault ? readJson(answer.body) : null;
  if (!said) return 'open';
  return kProviders[provider].isTaken(said) ? 'taken' : 'refused';
}

export class Wire {
  constructor() {
    this.attempts = [];
    this.gone = 0;  // those that were not refused
  }

  // `answer`: { status, body }, or null where none came to the gateway.
  saw(call, answer) {
    const found = Object.entries(kProviders).find(([, { sends }]) => sends(call));
    if (!found) return;
    const [channel, { letter }] = found;
    const { phone, text } = letter(call);
    const end = endOf(channel, answer);
    if (end !== 'refused') this.gone += 1;
    this.attempts.push({ channel, phone: phone.replace(/^(\+?86)/, ''), text, end });
  }
}
