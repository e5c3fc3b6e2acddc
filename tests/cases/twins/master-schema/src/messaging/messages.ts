import { prisma } from "../lib/prisma";

export async function send(conversationId: string, senderId: string, content: string) {
  return prisma.message.create({
    data: { conversationId, senderId, senderType: "person", messageType: "text", content, metadata: {} },
  });
}
