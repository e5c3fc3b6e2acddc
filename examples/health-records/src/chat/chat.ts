import { prisma } from '../lib/prisma.js';

export interface Message {
  id: string;
  userId: string;
  role: string;
  content: string;
  documentId: string | null;
  createdAt: Date;
}

export async function listMessages(personId: string, limit = 50): Promise<Message[]> {
  return prisma.chatMessage.findMany({
    where: { userId: personId },
    orderBy: { createdAt: 'desc' },
    take: limit,
  });
}

export async function say(personId: string, content: string, documentId?: string): Promise<Message> {
  return prisma.chatMessage.create({
    data: { userId: personId, role: 'user', content, documentId },
  });
}

/** The questions about one document, with its title. */
export async function thread(documentId: string) {
  return prisma.chatMessage.findMany({
    where: { documentId },
    include: { document: { select: { title: true } } },
    orderBy: { createdAt: 'asc' },
  });
}
